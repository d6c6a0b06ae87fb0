"""What is thought of concepts before any answer: which hang together by their prerequisites, and how closely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from probatum.learner.item import Array

SHARED_SD = 0.9
"""Spread of what a learner brings to every concept."""
OWN_SD = 1.4
"""Spread of what is a concept's own."""
INHERITED = 0.5
"""Share of the prerequisites' mean deviation that a concept takes over."""


@dataclass(frozen=True, eq=False)
class Prior:
    """Concepts of different groups share nothing but what the learner brings to all of them."""

    prerequisites: Mapping[str, Sequence[str]]
    inherited: float
    groups: Mapping[str, tuple[str, ...]]
    """For each concept all that hang together with it, itself among them; one tuple a group."""
    _blocks: dict[tuple[str, ...], Array] = field(default_factory=dict)
    """Worked out when first asked for: a library holds thousands of groups, and few are ever answered."""

    @classmethod
    def of(cls, prerequisites: Mapping[str, Sequence[str]], inherited: float) -> "Prior":
        """Finds the groups; prerequisites that are no concepts of their own, or the concept itself, do not count."""
        near: dict[str, list[str]] = {concept: [] for concept in prerequisites}
        for concept, needed in prerequisites.items():
            for other in needed:
                if other in near and other != concept:
                    near[concept].append(other)
                    near[other].append(concept)
        groups: dict[str, tuple[str, ...]] = {}
        for concept in prerequisites:
            if concept not in groups:
                group = _reached(concept, near)
                groups |= dict.fromkeys(group, group)
        return cls(prerequisites, inherited, {concept: groups[concept] for concept in prerequisites})

    def own(self, concept: str) -> float:
        """Variance of the ability on a concept, without what is shared by all."""
        i = self.groups[concept].index(concept)
        return float(self.block(concept)[i, i])

    def block(self, concept: str) -> Array:
        """Covariance within the concept's group, in its order, without what is shared by all."""
        group = self.groups[concept]
        if group not in self._blocks:
            self._blocks[group] = self._covariance(group)
        return self._blocks[group]

    def _covariance(self, group: Sequence[str]) -> Array:
        index = {concept: i for i, concept in enumerate(group)}
        leaning = np.zeros((len(group), len(group)))
        for concept in group:
            known = [index[n] for n in self.prerequisites[concept] if n in index and n != concept]
            for parent in known:
                leaning[index[concept], parent] = self.inherited / len(known)
        spread = np.linalg.inv(np.eye(len(group)) - leaning) * OWN_SD
        return spread @ spread.T


def _reached(start: str, near: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    found, left = {start: None}, [start]
    while left:
        for other in near[left.pop()]:
            if other not in found:
                found[other] = None
                left.append(other)
    return tuple(found)
