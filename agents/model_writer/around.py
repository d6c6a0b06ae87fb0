"""What stands around the sections: summary and recap, background, challenge; one call each."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.briefing import Briefing
from probatum.agents.model_writer.converting import snippet
from probatum.agents.model_writer.quoting import of_blocks
from probatum.agents.model_writer.replies import BackgroundReply, ChallengeReply, Code, Needed, SummaryReply
from probatum.agents.model_writer.seeding import seeded
from probatum.agents.model_writer.statements import beyond, claim, claims
from probatum.agents.proving import SOLUTION
from probatum.book import Chapter
from probatum.notes import BackgroundConcept, Challenge, Claim, NewConcept, Plan, SectionNotes, Snippet, Summary
from probatum.tools.grounding import ground
from probatum.tools.models import Model, tokens_of

ROLE = "writer"
_LINES = ("core_idea", "why_it_matters", "key_takeaway", "connects_to", "watch_out")


async def summary_of(
    model: Model, briefing: Briefing, chapter: Chapter, plan: Plan, digest: str
) -> tuple[Summary, tuple[NewConcept, ...], tuple[Claim, ...]]:
    """Summary, the day's concepts, and the recap."""
    names = plan.names or [concept.replace("-", " ") for concept in plan.concepts]
    prompt = briefing.prompt("writer_summary", digest=digest, concepts=names)
    reply = (await model.ask(prompt, SummaryReply, role=ROLE)).value
    summary = Summary(**{name: claim(getattr(reply, name), chapter) for name in _LINES})
    concepts = [
        NewConcept(concept=tidying.slug(meant), name=meant, line=line)
        for named in reply.concepts
        if (meant := _nearest(named.name, names) if names else tidying.label(named.name))
        and (line := claim(named.line, chapter))
    ]
    return summary, tuple({c.concept: c for c in concepts}.values()), claims(reply.recap, chapter)


async def background_of(
    model: Model, briefing: Briefing, chapter: Chapter, plan: Plan, digest: str
) -> tuple[BackgroundConcept, ...]:
    """A lesson for each concept that is needed, one recall line for each that is mastered."""
    if not plan.background and not plan.known:
        return ()
    mastered = [known.replace("-", " ") for known in plan.known]
    prompt = briefing.prompt("writer_background", wanted=plan.background, mastered=mastered, digest=digest)
    reply = (await model.ask(prompt, BackgroundReply, role=ROLE)).value
    found = {_nearest(needed.name, (*plan.background, *mastered)): needed for needed in reply.concepts}
    lessons = [_concept(i, name, found[name], chapter) for i, name in enumerate(plan.background) if name in found]
    recalls = [
        _recall(known, name, found[name], chapter)
        for known, name in zip(plan.known, mastered, strict=True)
        if name in found
    ]
    return tuple(concept for concept in (*recalls, *lessons) if concept)


async def challenge_of(model: Model, briefing: Briefing, chapter: Chapter, plan: Plan, digest: str) -> Challenge | None:
    """Ten minutes of work with a starter, a solution and its check."""
    prompt = briefing.prompt("writer_challenge", challenge=plan.challenge, digest=digest)
    reply = (await model.ask(prompt, ChallengeReply, role=ROLE)).value
    starter, solution, check = (tidying.code(text) for text in (reply.starter, reply.solution, reply.check))
    starter, solution = seeded(starter), seeded(solution)
    if not solution or not check:
        return None
    return Challenge(
        goal=tidying.line(reply.goal),
        tasks=tuple(line for task in reply.tasks if (line := tidying.line(task))),
        learning=tuple(line for text in reply.learning if (line := tidying.line(text))),
        starter=Snippet(id="challenge/starter", code=starter, title="Starter") if starter else None,
        solution=Snippet(id=SOLUTION, code=solution, title="Solution"),
        check=check,
        evidence=of_blocks(reply.blocks, chapter),
    )


def digest_of(sections: Sequence[SectionNotes], chapter: Chapter, room: int) -> str:
    """The statements that hold with what they rest on, equally many from each section, as ``room`` allows."""
    chosen: list[tuple[int, str]] = []
    held = [[c for c in s.happening if ground(c, chapter).good] for s in sections]
    for rank in range(max(map(len, held), default=0)):
        layer = [(i, _digested(claims[rank])) for i, claims in enumerate(held) if len(claims) > rank]
        if tokens_of("\n".join(text for _, text in (*chosen, *layer))) > room:
            break
        chosen.extend(layer)
    return "\n".join(text for _, text in sorted(chosen, key=lambda pair: pair[0]))


def _digested(claim: Claim) -> str:
    rests = "".join(f" [{e.block}: “{e.quote}”]" for e in claim.evidence)
    return f"- {claim.text}{rests}"


def _concept(place: int, name: str, needed: Needed, chapter: Chapter) -> BackgroundConcept | None:
    what = claim(needed.what, chapter)
    if what is None:
        return None
    code = Code(title=needed.title, code=needed.code)
    return BackgroundConcept(
        concept=tidying.slug(name),
        name=name,
        gloss=tidying.label(needed.gloss),
        what=what,
        why=claim(needed.why, chapter),
        example=snippet(code, f"background/{place}/code", chapter),
        bridge=next(iter(beyond([needed.bridge])), None),
    )


def _recall(known: str, name: str, needed: Needed, chapter: Chapter) -> BackgroundConcept | None:
    what = claim(needed.what, chapter)
    return BackgroundConcept(concept=known, name=name, what=what, mastered=True) if what else None


def _nearest(name: str, names: Iterable[str]) -> str:
    """The one of ``names`` that is meant; empty when none is."""
    found = process.extractOne(tidying.slug(name), {n: tidying.slug(n) for n in names}, score_cutoff=85)
    return found[2] if found else ""
