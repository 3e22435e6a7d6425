"""What a city says: its answers read under a catalogue, and the waivers that excuse it.

From outside: `assessment_file`, `claims`, `counting`, `dates`, `exceptions`, `form`, `merging`,
`peers`, `reason`, `supposed`, `waiver_file`, `waivers`.
"""
