"""Many submissions to one summary: who was expected, what came, what is added, and where each figure comes from."""
