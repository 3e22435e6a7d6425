"""Rows of a table, read as what the cities claim: whole columns, and doubtful rows one by one.

From outside: `cells`, `claims`, `coded`, `column_types`, `pieces`, `row`, `scalars`, `terms`.
"""
