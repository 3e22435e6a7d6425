"""The kernel: answers to points to the verdict, in whole numbers and by operators only."""
