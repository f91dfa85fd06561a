"""The form in which a person changes an activity of their own."""
