"""The one place where a prompt is built: for training rows, predictions and the answers a user sees.

Prompts are chat messages; the tokenizer's own chat template turns them into tokens. A closed-book
prompt is the question alone. An open-book prompt carries numbered passages, and its answer ends with
the number of the passage that proves it: "150 feet. [2]".
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from dm_assistant.records import Passage

REFUSAL = "Not in the rulebooks."
INSTRUCTION = f'Answer from the passages and cite their number. If they do not say: "{REFUSAL}"'

# One sentence that says no more than that the source does not tell. "The rulebooks do not say, but ..."
# and "The rules do not allow it" are answers.
_SOURCE = r"(?:rule ?books?|rules?|books?|passages?|texts?|sources?)"
_REFUSALS = re.compile(
    rf"""
    (?:(?:this|that|it|the\ answer)\ (?:is|'s)\ |is\ )?not\ (?:\w+\ )?
      (?:in|by)\ (?:any\ of\ )?(?:(?:the|these)\ )?(?:given\ )?{_SOURCE}
    | (?:the|these)\ (?:given\ )?{_SOURCE}\ (?:do(?:es)?\ not|don't|doesn't)
      \ (?:say|tell|mention|cover|state|specify|answer)(?:\ (?:this|that|it|so))?
    | i\ (?:do\ not|don't)\ know
    | there\ is\ no\ (?:\w+\ )?(?:information|answer|mention)(?:\ \w+)*\ in\ the\ (?:given\ )?{_SOURCE}
    """,
    re.VERBOSE,
)

CITATION = re.compile(r"\s*\[(\d+)\]")

Message = dict[str, str]


def closed_book(question: str) -> list[Message]:
    """The question alone."""
    return [{"role": "user", "content": question}]


def open_book(question: str, passages: Sequence[Passage]) -> list[Message]:
    """Numbered passages, the instruction, then the question."""
    shown = [f"[{number}] {_heading(passage)}\n{passage.text}" for number, passage in enumerate(passages, start=1)]
    return [{"role": "user", "content": "\n\n".join([*shown, INSTRUCTION, question])}]


def open_book_within(
    question: str, passages: Sequence[Passage], max_tokens: int, count_tokens: Callable[[list[Message]], int]
) -> list[Message]:
    """`open_book` with every passage cut to the same number of words, as many as fit `max_tokens`.

    `count_tokens` gives the length in tokens of messages under the chat template. The passages keep
    their numbers; one word of each always stays.
    """
    messages = open_book(question, passages)
    tokens = count_tokens(messages)
    if tokens <= max_tokens:
        return messages
    sizes = [len(passage.text.split()) for passage in passages]

    def shown(words: int) -> int:
        return sum(min(size, words) for size in sizes)

    # Counting takes a while: the next try is where the words that are left out or added since the last would just fit.
    tokens_a_word = tokens / len(messages[0]["content"].split())
    fits, words = 1, max(sizes)
    too_many = words
    while too_many - fits > 1:
        room = shown(words) + (max_tokens - tokens) / tokens_a_word
        words = fits + max(1, bisect_right(range(fits + 1, too_many), room, key=shown))
        messages = open_book(question, [_cut(passage, words) for passage in passages])
        tokens = count_tokens(messages)
        if tokens <= max_tokens:
            fits = words
        else:
            too_many = words
    return open_book(question, [_cut(passage, fits) for passage in passages])


def cite(answer: str, number: int) -> str:
    """`answer` with the number of the passage that proves it."""
    return f"{answer} [{number}]"


def split_citations(answer: str) -> tuple[str, list[int]]:
    """The answer without its citations, and the passage numbers it cites, in order."""
    return CITATION.sub("", answer).strip(), [int(number) for number in CITATION.findall(answer)]


def is_refusal(answer: str) -> bool:
    """Whether the answer says, in these or similar words, that the rulebooks do not tell."""
    said = split_citations(answer)[0].casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").rstrip(".! ")
    return _REFUSALS.fullmatch(said) is not None


def _heading(passage: Passage) -> str:
    return " › ".join(passage.heading_path)


def _cut(passage: Passage, words: int) -> Passage:
    """The passage with its first `words` words, line breaks kept."""
    pieces = re.findall(r"\s*\S+", passage.text)
    return passage if len(pieces) <= words else passage.model_copy(update={"text": "".join(pieces[:words]).strip()})
