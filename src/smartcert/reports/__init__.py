"""One city's result, in numbers and words.

From outside: `answered`, `deciding`, `report`, `reporting`, `what_if`.
"""
