"""Results in words: of runs, of batches, and pages about one thing."""
