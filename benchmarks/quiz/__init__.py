"""Measures the quiz on simulated learners: who finds what is known soonest, and how honest the picture is."""
