"""What the commands on tables share."""
