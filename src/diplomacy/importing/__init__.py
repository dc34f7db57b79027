"""Importing: from the rows of a register to a cited archive, with a report on every row.

A mapping says from which columns the fields of records are read. Reading never raises an error for
data: the report lists each cell that cannot be read, with its line, column and reason. A citation
names the row of each field.

>>> from diplomacy import Agreement, Source
>>> register = Register(
...     Source(id="treaties", title="Register of treaties"),
...     Records(
...         Agreement,
...         "treaty {No}",
...         {
...             "title": "Title",
...             "parties": country("Parties", split=";"),
...             "history": [act("signed", "Signed"), act("in-force", "In force")],
...         },
...     ),
... )
>>> rows = [
...     {"No": 1, "Title": "On ports", "Parties": "France; Italy", "Signed": "3 May 2031"},
...     {"No": 2, "Title": "On fish", "Parties": "France; Utopia", "Signed": "30 February 2031"},
... ]
>>> archive, report = register.read([{"In force": "", **row} for row in rows])
>>> report
<Report: 2 rows, 1 held, 1 with loss, 0 refused>
>>> for finding in report.findings:
...     print(finding.line, finding.column, finding.cell, finding.kind)
3 Parties Utopia unknown-country
3 Signed 30 February 2031 invalid-date
"""

from diplomacy.importing.amounts import quantity
from diplomacy.importing.cells import (
    Cell,
    constant,
    derived,
    identifier,
    slug,
    template,
    term,
    text,
)
from diplomacy.importing.files import loads_mapping, read_mapping
from diplomacy.importing.mapping import Imported, Records, Register, Rows
from diplomacy.importing.moments import date, days, period
from diplomacy.importing.parties import country, organization
from diplomacy.importing.parts import act, either, part
from diplomacy.importing.report import ImportFinding, Label, Report
from diplomacy.importing.suggestions import suggest_mapping

__all__ = [
    "Cell",
    "ImportFinding",
    "Imported",
    "Label",
    "Records",
    "Register",
    "Report",
    "Rows",
    "act",
    "constant",
    "country",
    "date",
    "days",
    "derived",
    "either",
    "identifier",
    "loads_mapping",
    "organization",
    "part",
    "period",
    "quantity",
    "read_mapping",
    "slug",
    "suggest_mapping",
    "template",
    "term",
    "text",
]
