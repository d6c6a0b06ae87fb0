"""The order of the work: who is asked what, and when."""
