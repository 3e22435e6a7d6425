"""What people fill in: skeletons, templates, and the schemas by which editors help."""
