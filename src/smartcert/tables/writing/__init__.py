"""Tables written: their columns, their names, their formats.

From outside: `file_names`, `layout`, `writers`.
"""
