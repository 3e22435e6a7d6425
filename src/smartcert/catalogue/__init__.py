"""What counts: the indicators, their points and the rules of the verdict, one edition a file.

From outside: `answer_form`, `compiled`, `compiling`, `edition`, `indicator`, `packaged`,
`plausible`, `search`, `wanted`.
"""
