"""The kernel: answers to points to the verdict, in whole numbers and by operators only.

From outside: `judging`, `peers`, `points`, `states`, `steps`, `tracks`, `tree`,
`usual`, `verdict`.
"""
