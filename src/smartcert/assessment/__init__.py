"""What a city says: its answers read under a catalogue, and the waivers that excuse it."""
