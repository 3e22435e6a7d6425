"""What counts: the indicators, their points and the rules of the verdict, one edition a file.

From outside: `compiled`, `compiling`, `edition`, `indicator`, `packaged`.
"""
