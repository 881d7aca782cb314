"""Downloading one file over http(s), with limits on size, time and redirects.

path = download("https://example.org/rules.zip", folder, max_bytes=2**26)
"""

import re
import time
from pathlib import Path, PurePosixPath

import httpx

from dm_assistant.errors import UserError
from dm_assistant.progress import progress_bar

MAX_REDIRECTS = 5
TIMEOUT = 20.0  # seconds without an answer or a byte
DEADLINE = 600.0  # seconds for the whole download
LOOK = 2**12  # bytes that tell whether it is a web page
WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S)


def download(url: str, folder: Path, max_bytes: int) -> Path:
    """Download a Markdown file or a zip into `folder` and return its path, named as in the address.

    Raises:
        UserError: not an http(s) address, no answer in time, an answer other than 200, too many redirects,
            larger than `max_bytes`, cut off on the way, or a web page instead of a file.
    """
    try:
        address = httpx.URL(url)
        if address.scheme not in ("http", "https") or not address.host:
            raise UserError(f"{url}: only http:// and https:// addresses can be downloaded")
        name = PurePosixPath(address.path).name.strip(".")
        path = folder / (name or address.host)
        with httpx.Client(follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=TIMEOUT) as client:
            _fetch(client, url, path, max_bytes)
    except httpx.TooManyRedirects as problem:
        raise UserError(f"{url} redirects more than {MAX_REDIRECTS} times. Check the address") from problem
    except httpx.TimeoutException as problem:
        raise UserError(f"{url}: nothing came for {TIMEOUT:.0f} s. Try again later") from problem
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        reason = str(problem) or type(problem).__name__
        raise UserError(f"{url}: {reason}. Check the address and the network, then try again") from problem
    return _with_suffix(path, url)


def _fetch(client: httpx.Client, url: str, path: Path, max_bytes: int) -> None:
    started = time.monotonic()
    with client.stream("GET", url) as answer, path.open("wb") as file:
        if answer.status_code != httpx.codes.OK:
            status = f"{answer.status_code} {answer.reason_phrase}".strip()
            raise UserError(f"{url}: the server answers {status}. Check the address")
        announced = int(answer.headers.get("content-length", 0))
        _check_size(announced, max_bytes, url)
        with progress_bar("downloading", announced or None, "B") as bar:
            # As they come: to fill chunks of a fixed size would wait for a slow server past the deadline.
            for chunk in answer.iter_bytes():
                file.write(chunk)
                bar.update(len(chunk))
                _check_size(file.tell(), max_bytes, url)
                if time.monotonic() - started > DEADLINE:
                    raise UserError(f"{url} took over {DEADLINE:.0f} s. Download it yourself, then add the file")


def _check_size(size: int, max_bytes: int, url: str) -> None:
    if size > max_bytes:
        raise UserError(f"{url} is larger than {max_bytes >> 20} MB. Download it yourself, add its parts")


def _with_suffix(path: Path, url: str) -> Path:
    """The file with a suffix, which an address need not have: Markdown, as a zip is known by its content."""
    with path.open("rb") as file:
        if WEB_PAGE.match(file.read(LOOK)):
            raise UserError(f"{url} is a web page, not Markdown. Name the file itself; on GitHub it is behind 'Raw'")
    if path.suffix.casefold() in (".md", ".markdown", ".zip"):
        return path
    return path.rename(path.with_name(f"{path.name}.md"))
