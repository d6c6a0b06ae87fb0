"""The study dashboard: an Obsidian base over the properties of logs and concept notes."""

DASHBOARD_NAME = "Study dashboard.base"

DASHBOARD = """\
properties:
  file.name:
    displayName: Note
  note.snippets_passed:
    displayName: Snippets passed
  note.statements_traced:
    displayName: Statements traced
views:
  - type: table
    name: Study logs
    filters:
      and:
        - type == "study-log"
    order:
      - file.name
      - date
      - book
      - chapter
      - status
      - snippets
      - snippets_passed
      - statements
      - statements_traced
      - questions
    sort:
      - property: date
        direction: DESC
  - type: table
    name: To look at again
    filters:
      and:
        - type == "study-log"
        - status == "partial"
    order:
      - file.name
      - date
      - verified
  - type: table
    name: Concepts
    filters:
      and:
        - type == "concept"
    order:
      - file.name
      - concept_id
      - file.backlinks
"""
