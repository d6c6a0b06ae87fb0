"""What is known of the learner: the record, and the model that reads it."""
