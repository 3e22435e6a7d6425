"""The form of one city as a workbook: sheets to fill in, with what is asked beside each cell.

What a form is, its sheets and columns, stands in `smartcert.assessment.form.layout`. Only what
Excel 2016, LibreOffice and Hancom Office know is used.

From outside: `paper`, `writing`.
"""
