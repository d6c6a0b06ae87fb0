"""A note as it is read: its Markdown, its blocks, the page that holds a part."""
