"""What the command `batch` asks for and shows.

From outside: `request`, `run`.
"""
