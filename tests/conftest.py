"""Settings for all tests."""

from hypothesis import HealthCheck, settings

# Coverage and busy machines make single examples slow; that is no failure of the code.
# Each run draws anew, and every change is tested on three Pythons: fifty examples each are many in the end.
settings.register_profile("infoint", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("infoint")
