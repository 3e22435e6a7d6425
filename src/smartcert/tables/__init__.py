"""Tables of cities: CSV, Parquet, XLSX and JSON Lines, wide or long.

Words become numbers here, as for one city: a cell stands at the path at which an assessment
would hold it (`smartcert.tables.column`), so that one reader says what is right and wrong.

From outside: `chunk`, `column`, `formats`, `rows`, `table`, `writing`.
"""
