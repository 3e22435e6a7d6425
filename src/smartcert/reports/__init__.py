"""One city's result, in numbers and words.

From outside: `progress`, `report`, `reporting`.
"""
