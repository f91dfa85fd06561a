"""Printed things: functions from values to PDF bytes."""
