"""One city's result, in numbers and words."""
