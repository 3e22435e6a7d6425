"""Pages about one thing: a catalogue, an indicator's points, a diagnostic code.

From outside: `catalogue`, `category`, `explanation`, `lesson`.
"""
