"""Results in words: of runs, of batches, and pages about one thing.

From outside: `batch`, `indicator_words`, `json_values`, `layout`, `outcome`, `pages`, `view`,
`wording`.
"""
