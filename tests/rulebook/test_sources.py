"""Which folders are rulebooks, and one clear line for each kind of bad input."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from dm_assistant.errors import UserError
from dm_assistant.rulebook.reading import guess_edition, read_rulebooks
from dm_assistant.rulebook.sources import find_rulebooks
from stages.ingest import main as ingest_stage

ROOT = Path(__file__).parents[2]


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_a_folder_with_markdown_is_a_rulebook(tmp_path: Path) -> None:
    folder = write(tmp_path / "house-rules", {"b.md": "x", "a.md": "x", "part/c.md": "x", "note.txt": "x"})
    (book,) = find_rulebooks(folder)
    assert [path.relative_to(folder).as_posix() for path in book.files] == ["a.md", "b.md", "part/c.md"]


def test_sub_folders_are_rulebooks_in_order(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "x", "beta/x.md": "x", "alpha/y.md": "x", ".git/z.md": "x", "pictures/a.png": "x"})
    assert [book.folder.name for book in find_rulebooks(tmp_path)] == ["alpha", "beta"]


def test_files_that_are_no_rules_are_left_out_and_reported(ingest) -> None:
    names = ["ATTRIBUTION.md", "LICENSE.md", "README.md", "changelog.md", "rules.md"]
    result = ingest({f"book/{name}": "# Title\n\nText." for name in names})
    assert {passage.file for passage in result.passages} == {"rules.md"}
    assert sorted(f.message for f in result.findings if f.rule == "left-out") == [
        f"{name} is no rulebook text" for name in names[:4]
    ]


def test_rulebook_yaml_says_title_and_edition(ingest) -> None:
    about = "title: My Book\nedition: 2024\nlicence: CC-BY-4.0\nattribution: me\n"
    result = ingest({"book/rulebook.yaml": about, "book/r.md": "# One\n\nText."})
    assert (result.passages[0].rulebook, result.passages[0].edition) == ("My Book", "2024")
    assert not result.findings


def test_without_rulebook_yaml_values_are_derived_and_reported(ingest) -> None:
    result = ingest({"srd-5.2.1/r.md": "# Glow\n\n_Level 1 Evocation_\n\n**Range:** Self\n\nShines."})
    assert (result.passages[0].rulebook, result.passages[0].edition) == ("SRD 5.2.1", "2024")
    assert [finding.rule for finding in result.findings] == ["no-title", "no-edition", "no-licence", "no-attribution"]


@pytest.mark.parametrize(
    ("name", "text", "edition"),
    [
        ("book-2014", "", "2014"),
        ("book", "**AC** 12", "2024"),
        ("book", "**Armor Class** 12", "2014"),
        ("book", "*3rd-level evocation*", "2014"),
        ("book", "No hint.", "unknown"),
    ],
)
def test_the_edition_shows_in_the_text(name: str, text: str, edition: str) -> None:
    assert guess_edition(name, [text]) == edition


def test_a_byte_order_mark_is_cut_off_and_reported(ingest) -> None:
    result = ingest("\ufeff# Spells\n\nText.")
    assert result.passages[0].heading_path == ["Spells"]
    assert "byte-order-mark" in [finding.rule for finding in result.findings]


def test_front_matter_is_no_text_and_lines_still_count(ingest) -> None:
    (passage,) = ingest("---\ntitle: hidden\n---\n# One\n\nText.").passages
    assert (passage.text, passage.start_line) == ("Text.", 6)


def test_a_file_without_headings_keeps_its_text_under_its_name(ingest) -> None:
    result = ingest({"book/house-rules.md": "No heading, only text."})
    assert [(p.heading_path, p.text) for p in result.passages] == [(["House Rules"], "No heading, only text.")]
    assert "text-before-heading" in [finding.rule for finding in result.findings]


def test_a_folder_with_a_rulebook_yaml_is_one_rulebook_even_if_all_text_is_deeper(ingest) -> None:
    result = ingest({"rulebook.yaml": "title: Whole", "spells/a.md": "# A\n\nText.", "monsters/b.md": "# B\n\nText."})
    assert [(p.rulebook, p.file) for p in result.passages] == [("Whole", "monsters/b.md"), ("Whole", "spells/a.md")]


def test_both_suffixes_of_markdown_are_read(ingest) -> None:
    result = ingest({"book/a.markdown": "# A\n\nText.", "book/b.MD": "# B\n\nText.", "book/README.markdown": "Hi."})
    assert [p.file for p in result.passages] == ["a.markdown", "b.MD"]
    assert [f.message for f in result.findings if f.rule == "left-out"] == ["README.markdown is no rulebook text"]


def test_findings_tell_what_a_person_must_mend(ingest) -> None:
    result = ingest("# Rules\n\n## Empty\n\n## Full\n\n• A bullet.")
    severities = {finding.rule: finding.severity for finding in result.findings}
    assert severities["no-text"] == "wrong"
    assert severities["no-licence"] == "guessed"
    assert severities["bullet"] == "repaired"


def test_a_heading_only_file_among_others_is_a_finding(ingest) -> None:
    result = ingest({"book/a.md": "# Only A Heading\n", "book/b.md": "# B\n\nText."})
    assert [(f.file, f.rule) for f in result.findings if f.rule == "no-text"] == [("a.md", "no-text")]


BAD = {
    "empty folder": ({}, "holds no Markdown rulebook"),
    "no Markdown": ({"book/a.txt": "x"}, "holds no Markdown rulebook"),
    "only a licence": ({"book/LICENSE.md": "x"}, "holds no Markdown rulebook"),
    "an empty file": ({"book/a.md": ""}, "a.md is empty"),
    "only blanks": ({"book/a.md": " \n\n"}, "a.md is empty"),
    "not UTF-8": ({"book/a.md": b"# One\n\nCaf\xe9."}, "a.md, line 3: not UTF-8"),
    "binary": ({"book/a.md": b"# One\n\0\1"}, "a.md, line 2: binary data"),
    "only headings": ({"book/a.md": "# One\n\n## Two\n"}, "headings but no text"),
    "broken rulebook.yaml": (
        {"book/a.md": "# A\n\nb", "book/rulebook.yaml": "a: [b"},
        "rulebook.yaml is not valid YAML",
    ),
    "unknown key": ({"book/a.md": "# A\n\nb", "book/rulebook.yaml": "titel: B"}, "rulebook.yaml: titel"),
    "a list as rulebook.yaml": ({"book/a.md": "# A\n\nb", "book/rulebook.yaml": "- a"}, "rulebook.yaml"),
    "twins": (
        {f"{name}/{file}": text for name in "ab" for file, text in (("r.md", "x"), ("rulebook.yaml", "title: T"))},
        "are both 'T'",
    ),
}


@pytest.mark.parametrize(("files", "expected"), BAD.values(), ids=BAD)
def test_bad_input_is_one_line(tmp_path: Path, files: dict, expected: str) -> None:
    (tmp_path / "sources").mkdir()
    with pytest.raises(UserError, match=expected) as problem:
        read_rulebooks(write(tmp_path / "sources", files), max_words=220)
    assert "\n" not in str(problem.value)


def test_an_absent_folder_and_a_file_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        read_rulebooks(tmp_path / "nowhere", max_words=220)
    with pytest.raises(UserError, match="is a file"):
        read_rulebooks(write(tmp_path, {"book.md": "x"}) / "book.md", max_words=220)


def stage_folder(tmp_path: Path, monkeypatch) -> Path:
    for name in ("params.yaml", "profiles"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_stage_writes_what_dvc_yaml_promises(tmp_path: Path, monkeypatch, capsys) -> None:
    from stages import ingest

    write(stage_folder(tmp_path, monkeypatch), {"data/rulebooks/book/r.md": "# One\n\nText."})
    ingest.main()
    for name in ("data/passages.jsonl", "data/index/index.json", "data/lint.jsonl", "metrics/ingest.json"):
        assert (tmp_path / name).exists()
    assert capsys.readouterr().out.startswith("ingest: 1 passages from 1 files")


def test_a_failed_stage_leaves_nothing_half_written(tmp_path: Path, monkeypatch) -> None:
    from stages import ingest

    write(stage_folder(tmp_path, monkeypatch), {"data/rulebooks/a/r.md": "# A\n\nb", "data/rulebooks/b/r.md": b"\xff"})
    with pytest.raises(UserError):
        ingest.main()
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["rulebooks"]
    assert not (tmp_path / "metrics").exists()


def test_the_stage_says_which_parameter_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = SimpleNamespace(ingest=SimpleNamespace(sources=tmp_path / "absent", max_words=220))
    monkeypatch.setattr("stages.ingest.load_params", lambda: absent)
    with pytest.raises(UserError, match=r"absent does not exist\. .* with ingest\.sources in params\.yaml$"):
        ingest_stage()
