"""What a spreadsheet does to a cell: its limits, what it runs, and workbooks that are written.

From outside: `book`, `guard`, `limits`.
"""
