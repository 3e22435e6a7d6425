"""What the commands on tables share.

From outside: `cities`, `folder`, `rows`, `target`.
"""
