"""What people fill in: skeletons, templates, and the schemas by which editors help.

From outside: `assessment_text`, `beginning`, `last_time`, `questions`, `schema`, `skeleton`,
`template_xlsx`, `workbook`.
"""
