"""Settings for all tests."""

import os
import sys

from hypothesis import HealthCheck, settings

# Coverage and busy machines make single examples slow; that is no failure of the code.
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# What decides whether a change is taken draws the same cases each time: a failure is of the change, not of the day.
# `make soak` draws others each time, and many more. Where coverage is measured, all takes three times as long; on a
# second Python, a few show what differs.
settings.register_profile("gate", derandomize=True, max_examples=10 if "coverage" in sys.modules else 25, **PATIENT)
settings.register_profile("brief", derandomize=True, max_examples=8, **PATIENT)
settings.register_profile("soak", max_examples=300, **PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))
