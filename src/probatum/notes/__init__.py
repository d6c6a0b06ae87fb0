"""A day's notes on a chapter: typed parts that code, never a model, turns into Markdown."""

from probatum.notes.claims import Claim, Evidence, Own
from probatum.notes.log import Log
from probatum.notes.parts import ComparisonTable, Diagram, Edge, FigureNote, Group, Node, Snippet, Task
from probatum.notes.plan import Plan, SectionPlan
from probatum.notes.sections import BackgroundConcept, Challenge, Draft, NewConcept, SectionNotes, Summary

__all__ = [
    "BackgroundConcept",
    "Challenge",
    "Claim",
    "ComparisonTable",
    "Diagram",
    "Draft",
    "Edge",
    "Evidence",
    "FigureNote",
    "Group",
    "Log",
    "NewConcept",
    "Node",
    "Own",
    "Plan",
    "SectionNotes",
    "SectionPlan",
    "Snippet",
    "Summary",
    "Task",
]
