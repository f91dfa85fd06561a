"""What every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Other examples: pytest --hypothesis-profile=explore
settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile("ci")
