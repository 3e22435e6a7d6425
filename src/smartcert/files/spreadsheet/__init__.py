"""What a spreadsheet does to a cell: its limits, what it runs, and workbooks, written and read.

From outside: `book`, `contents`, `guard`, `limits`, `package`, `places`, `reader`, `sheet`,
`values`, `xml`.
"""
