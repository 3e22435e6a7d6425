"""What the command `batch` asks for and shows."""
