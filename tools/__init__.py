"""What agents use; each tool works alone and knows no agent."""
