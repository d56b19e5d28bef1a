"""A job that stops in the middle, for a worker that is to be killed there."""
