"""What every test shares: how hypothesis searches, at hand and in `make long`."""

from hypothesis import HealthCheck, settings

settings.register_profile("short", deadline=None)
settings.register_profile(
    "long", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("short")
