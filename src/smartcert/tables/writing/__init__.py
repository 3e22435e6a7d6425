"""Tables written: their columns, their names, their formats."""
