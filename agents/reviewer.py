"""The reviewer: reads the written log whole, and says which of its statements it doubts."""

from autogen_core import RoutedAgent

from probatum.agents.desk import Desk
from probatum.agents.messages import Findings, ReviewLog
from probatum.agents.roles import Reviewer
from probatum.agents.runtime import answers
from probatum.errors import ModelError
from probatum.proof import Fault


class ReviewerAgent(RoutedAgent):
    """Takes ReviewLog."""

    def __init__(self, desk: Desk, engine: Reviewer | None) -> None:
        """Without an ``engine`` nothing is doubted."""
        super().__init__("Doubts what notes state.")
        self._desk = desk
        self._engine = engine

    @answers
    async def review(self, message: ReviewLog) -> Findings:
        """The doubts; when the model fails, the log says that it was not read once more."""
        if self._engine is None:
            return Findings()
        draft = self._desk.drafts[message.chapter]
        proofs = self._desk.proofs[message.chapter].items()
        fallen = {subject for subject, proof in proofs if proof.fault is Fault.CONTENT}
        try:
            return Findings(broken=await self._engine.review(self._desk.written(message.chapter), draft, fallen))
        except ModelError as error:
            told = f"The model failed at a second reading of these notes: {error.message}"
            self._desk.drafts[message.chapter] = draft.model_copy(update={"absent": (*draft.absent, told)})
            return Findings()
