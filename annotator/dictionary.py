"""jieba's dictionary, without its shared cache."""

import logging
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer


def dictionary() -> "Tokenizer":
    """A tokenizer of our own with the dictionary in it; making it takes about a second."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as private:
        tokenizer.tmp_dir = private  # its cache is unmarshalled, so nobody else may write it
        tokenizer.initialize()
    return tokenizer
