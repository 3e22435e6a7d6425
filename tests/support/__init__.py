"""What tests of several rooms share: inputs, runs, and what is looked for in them."""
