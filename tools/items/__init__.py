"""Rules of good item writing: what a question must not have, whoever wrote it."""
