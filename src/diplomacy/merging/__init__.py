"""Merging of archives: records of one thing are recognized, joined and reported.

- `merge` returns one archive, `merge_report` a report on joined records and their differences.
- `renamed` gives records other ids, before two archives that use one id for two things are merged.
"""

from diplomacy.merging.archives import JoinedRecord, MergeReport, merge, merge_report, renamed

__all__ = ["JoinedRecord", "MergeReport", "merge", "merge_report", "renamed"]
