"""Results in words: of runs, of batches, and pages about one thing.

From outside: `batch`, `indicator_words`, `layout`, `outcome`, `pages`, `view`, `wording`.
"""
