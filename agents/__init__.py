"""The agents: one role a file, what they say to one another, and the crew that registers them."""
