"""Settings for all tests."""

from hypothesis import HealthCheck, settings

# Coverage and busy machines make single examples slow; that is no failure of the code.
settings.register_profile("infoint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("infoint")
