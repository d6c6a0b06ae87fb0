"""What a reader knows, worked out from their answers alone: pure arithmetic, no clock and no files.

record    the nouns: concepts, answers, mastery
item      how a question answers to knowledge: guessing, slipping, difficulty
prior     what is thought of concepts that lean on one another before any answer
belief    what is thought of every concept at once: one correlated Gaussian
mixture   how far prerequisites are to be trusted, by the answers so far
memory    forgetting, by the FSRS model
learner   belief and memory together, replayed from the answers
choosing  what to ask next, and when to stop
planning  what to review today
"""
