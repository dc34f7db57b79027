"""The example of a student: from a table of treaties to a panel for a regression."""

import ast
import runpy
from pathlib import Path

import pandas as pd
import pytest

from diplomacy import DiplomacyError

SCRIPT = Path(__file__).parent.parent.parent / "examples" / "treaty_panel.py"
REGISTER = """\
title,parties,signed,in force
Trade agreement,South Korea; Turkey,01/08/2012,1 May 2013
Convention on tourism,Republic of Korea; Türkiye; Germany,3 March 1999,
Protocol,GERMANY ;  South Korea,1991,1992
"""


def test_a_register_becomes_a_panel(tmp_path: Path) -> None:
    register, panel = tmp_path / "treaties.csv", tmp_path / "panel.dta"
    register.write_text(REGISTER, encoding="utf-8-sig")
    runpy.run_path(str(SCRIPT))["main"](str(register), str(panel))
    frame = pd.read_stata(panel).astype(int)
    assert len(frame) == 3 * 36
    turkey = frame[(frame.country1 == 640) & (frame.country2 == 732)].set_index("year")
    assert turkey.agreements_signed_certain.to_dict()[2012] == 1
    assert turkey.agreements_in_force_certain.loc[2012:2015].tolist() == [0, 1, 1, 1]
    assert turkey.agreements_in_force_possible.loc[1998:2000].tolist() == [0, 1, 1]


def test_a_row_that_cannot_be_read_is_rejected(tmp_path: Path) -> None:
    register = tmp_path / "treaties.csv"
    register.write_text(f"{REGISTER}A treaty,Korea; Turkey,2001,\n", encoding="utf-8")
    with pytest.raises(DiplomacyError, match="'Korea' is ambiguous"):
        runpy.run_path(str(SCRIPT))["main"](str(register), str(tmp_path / "panel.csv"))


def test_the_task_takes_few_lines() -> None:
    """Two functions of at most 25 lines together."""
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    lines = sum(
        (node.end_lineno or 0) - node.body[0].lineno + 1
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    )
    assert lines <= 25
