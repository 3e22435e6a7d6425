"""What people fill in: skeletons, templates, and the schemas by which editors help.

From outside: `assessment_text`, `questions`, `schema`, `skeleton`, `template_xlsx`.
"""
