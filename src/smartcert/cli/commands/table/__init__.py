"""`smartcert table`: tables of many cities, empty, from files, and back to files."""

from smartcert.language import N_

HELP = N_("Make tables of many cities: an empty one, one from files, and files from one.")
EXAMPLES = """\
smartcert table template --output round.xlsx --lang ko
smartcert table from-files round/ --output round.csv
smartcert table to-files round.xlsx --output round/ --date 2022-08-31"""
