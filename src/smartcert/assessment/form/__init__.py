"""An assessment that is written in a workbook, a form: where its cells stand, and what they say.

From outside: `layout`, `opening`, `reading`, `telling`, `words`.
"""
