"""Where a reviewer stopped: the view and the pair, so that the desk opens there again.

Reads and writes  .cache/review.json
"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dm_assistant import files
from dm_assistant.errors import UserError
from dm_assistant.review.views import View


class Bookmark(BaseModel):
    """A view and the pair that was shown; none where the view was seen to its end."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    view: View = View()
    pair_id: str | None = None


def read_bookmark(path: Path) -> Bookmark:
    """The bookmark, or where a first review starts.

    Raises:
        UserError: the file is no bookmark.
    """
    if not path.exists():
        return Bookmark()
    try:
        return Bookmark.model_validate_json(path.read_bytes())
    except ValidationError as problem:
        raise UserError(
            f"{path} does not say where the review stopped. Start from its beginning with: rm {path}"
        ) from problem


def write_bookmark(path: Path, view: View, pair_id: str | None) -> None:
    """Keep where the reviewer is."""
    files.write_text(path, Bookmark(view=view, pair_id=pair_id).model_dump_json())
