"""Read what a contact's calendar program answers to an invitation (iTIP, RFC 5546; iMIP, RFC 6047).

The host finds the plan by `uid`, reads the mail with `read`, and adds the facts of the `Reply`.
"""

from infoint.replies.reader import read, uid
from infoint.replies.reply import Reply, Status

__all__ = ["Reply", "Status", "read", "uid"]
