"""Files checked: what is found, what is known already, what fails a run, what can be mended.

From outside: `baseline`, `baseline_file`, `check`, `exits`, `findings`, `fixes`, `gate`,
`outcome`.
"""
