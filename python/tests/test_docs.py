"""The examples of docs/python.md, carried out in their order."""

import re
import warnings
from pathlib import Path

import aimaq
import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("page", ["python.md"])
def test_every_example_runs(page):
    examples = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(), re.DOTALL)
    assert examples
    names = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", aimaq.Warning)
        for example in examples:
            exec(compile(example, page, "exec"), names)
