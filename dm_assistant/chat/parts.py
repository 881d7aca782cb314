"""The questions in a question: "How long is a long rest, and what do I get back?" asks two things.

Pure functions on strings.
"""

import re

_ASKING = "what|which|how|when|where|who|whose|why|does|do|did|is|are|can|could|may|must|will|would|should"
_CUT = re.compile(
    rf"\?+\s+(?:and\s+)?(?=\w)|(?:,|;)?\s+and\s+(?=(?:(?:for|at|from|in|on|by|with|if)\s+)?(?:{_ASKING})\b)", re.I
)


def parts_of(question: str) -> list[str]:
    """The questions that a question joins with "and" or a question mark, in order."""
    return [part.strip(" ,;?") for part in _CUT.split(question) if part.strip(" ,;?")]
