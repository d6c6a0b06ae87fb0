"""What Probatum costs and how well it does, each figure beside a peer in the same run where a peer exists."""
