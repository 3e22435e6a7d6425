"""Many cities: work cut into pieces, run anywhere, merged exactly.

A piece carries names only; what it comes to is a part file. Whole numbers all the way, so that
nothing depends on how the work was cut, in which order it was done, or by how many workers.

From outside: `engine`, `frames`, `inputs`, `job`, `judged`, `outcome`, `part_file`, `ranking`,
`rejects`, `result_columns`, `result_table`, `result_values`, `run`, `shortfall`, `statistics`,
`summary`, `turning`.
"""
