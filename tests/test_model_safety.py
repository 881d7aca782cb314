"""Model folders from strangers: what could run code or lead elsewhere is refused with the reason."""

import json
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dm_assistant.errors import UserError
from dm_assistant.model_safety import check_model_folder
from dm_assistant.model_store import model_files


def header(length: int, text: bytes) -> bytes:
    return struct.pack("<Q", length) + text


def tensors(content: object, data: bytes = b"") -> bytes:
    text = json.dumps(content).encode()
    return header(len(text), text) + data


ONE_FLOAT = tensors({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}, b"1234")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("config.json", "tokenizer.json", "generation_config.json"):
        (folder / name).write_text('{"model_type": "llama", "auto_map": {"AutoConfig": "configuration_phi3.Phi3"}}')
    (folder / "model.safetensors").write_bytes(ONE_FLOAT)
    for name in ("README.md", "LICENSE", "chat_template.jinja", "merges.txt", ".gitattributes", ".DS_Store"):
        (folder / name).write_text("text")
    return folder


def test_an_ordinary_model_is_taken(folder):
    check_model_folder(folder)
    assert model_files(folder, made_by="base") == folder


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pytorch_model.bin", "may be a pickle, and loading a pickle runs code"),
        ("optimizer.pt", "may be a pickle"),
        ("modeling_custom.py", "is code, and no code from a model folder is ever run"),
        ("kernel.so", "is code"),
        ("holiday.mp4", "is no file of a model"),
    ],
)
def test_a_file_that_has_no_place_there_is_refused(folder, name, reason):
    (folder / name).write_bytes(b"x")
    with pytest.raises(UserError, match=rf"{name} {reason}.*Remove it"):
        model_files(folder, made_by="base")


def test_a_folder_in_the_folder_is_refused(folder):
    (folder / "original").mkdir()
    with pytest.raises(UserError, match="original is no plain file"):
        check_model_folder(folder)


def test_a_link_out_of_the_folder_is_refused(folder, tmp_path):
    (tmp_path / "secret.json").write_text("{}")
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer.json").symlink_to(tmp_path / "secret.json")
    with pytest.raises(UserError, match="tokenizer.json is a link that leads out of the folder"):
        check_model_folder(folder)


def test_a_link_within_the_folder_is_taken(folder):
    (folder / "model-copy.safetensors").symlink_to("model.safetensors")
    check_model_folder(folder)


def test_in_the_hubs_cache_links_lead_to_the_repository_and_other_programs_files_do_not_count(folder, tmp_path):
    snapshot = tmp_path / "models--someone--tiny/snapshots/0123"
    (tmp_path / "models--someone--tiny/blobs").mkdir(parents=True)
    folder.rename(tmp_path / "models--someone--tiny/blobs/all")
    snapshot.mkdir(parents=True)
    for name in ("config.json", "model.safetensors"):
        (snapshot / name).symlink_to(f"../../blobs/all/{name}")
    (snapshot / "pytorch_model.bin").write_bytes(b"of another program")
    check_model_folder(snapshot)
    (snapshot / "tokenizer.json").symlink_to(os.devnull)
    with pytest.raises(UserError, match="leads out of the folder"):
        check_model_folder(snapshot)


def test_a_model_that_brings_its_own_code_is_refused(folder):
    (folder / "config.json").write_text('{"model_type": "odd", "model_file": "odd.py"}')
    with pytest.raises(UserError, match=r"config.json asks to run odd.py \(trust_remote_code\)"):
        check_model_folder(folder)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (header(1 << 62, b"{}"), "header too large"),
        (header(100_000_001, b"{}"), "header too large"),
        (b"\x80\x04K\x01.", "header too small"),
        (header(5, b"hello1234"), "invalid JSON"),
        (tensors({"a": {"dtype": "F32", "shape": [1 << 20], "data_offsets": [0, 4]}}, b"1234"), "invalid shape"),
        (tensors({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}), ""),
    ],
)
def test_a_broken_header_is_refused(folder, content, reason):
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(UserError, match=rf"model.safetensors is not a sound safetensors file \(.*{reason}"):
        check_model_folder(folder)


@given(content=st.binary(max_size=200))
def test_no_bytes_at_all_make_it_fail_otherwise(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("model")
    (folder / "model.safetensors").write_bytes(content)
    (folder / "config.json").write_bytes(content)
    with pytest.raises(UserError):
        check_model_folder(folder)
