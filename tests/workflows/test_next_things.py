"""What is proposed first depends on what the reader has done."""
