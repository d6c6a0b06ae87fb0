"""The reader's vault: where notes lie, how they are found again, and how a log is put among them."""
