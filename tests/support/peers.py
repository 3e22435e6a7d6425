"""Which answers are far from the others, by the definition word for word."""


def quartiles(answers):
    """Give the smallest answers that a quarter, and three, of all are not above."""
    first, third = (
        next(each for each in sorted(answers) if 4 * sum(a <= each for a in answers) >= share)
        for share in (len(answers), 3 * len(answers))
    )
    return first, third


def far_among(answers):
    """Give the answers that are far from the others, by the definition word for word."""
    if len(answers) < 8:
        return []
    first, third = quartiles(answers)
    beyond = 3 * (third - first)
    return sorted(
        each
        for each in answers
        if beyond and each and (each < first - beyond or each > third + beyond)
    )
