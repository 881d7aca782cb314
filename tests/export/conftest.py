"""The tiny model of the tests of models, also here."""

from tests.models.conftest import tiny_model

__all__ = ["tiny_model"]
