"""What a careful reader finds in a playbook that is valid: rules that never apply, and words that contradict them.

The reader, `infoint.proofreading.reader.proofread`, loads locale data; what it finds does not.
"""

from infoint.proofreading.finding import KINDS, SEVERITIES, Finding, of_fault

__all__ = ["KINDS", "SEVERITIES", "Finding", "of_fault"]
