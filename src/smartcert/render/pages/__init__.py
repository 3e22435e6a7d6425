"""Pages about one thing: a catalogue, an indicator's points, a code, the progress of departments.

From outside: `catalogue`, `category`, `explanation`, `lesson`, `progress`.
"""
