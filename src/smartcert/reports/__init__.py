"""One city's result, in numbers and words.

From outside: `answered`, `deciding`, `progress`, `report`, `reporting`, `what_if`.
"""
