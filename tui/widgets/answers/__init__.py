"""Where a question is answered: a widget for each kind of answer."""
