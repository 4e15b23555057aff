"""Settings for all tests."""

import sys

from hypothesis import HealthCheck, settings

# Coverage and busy machines make single examples slow; that is no failure of the code.
# Each run draws anew, and every change is tested on three Pythons: fifty examples each are many in the end.
# Where coverage is measured, all takes three times as long, and half of them are enough.
EXAMPLES = 25 if "coverage" in sys.modules else 50
settings.register_profile("infoint", deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("infoint")
