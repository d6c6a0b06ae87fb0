"""What runs inside a box: standard library only, sent in over the control socket, forgotten before the first snippet."""
