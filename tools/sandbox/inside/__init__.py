"""What runs inside a box: standard library only, sent in over the control socket."""
