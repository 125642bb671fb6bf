"""The answer to who proposes a word names as many faults as somebody can read."""

from __future__ import annotations

from parole.proposals.submission import Issue, Outcome, Proposal
from parole.proposals.submission_texts import answer


def told(count: int) -> list[str]:
    proposal = Proposal(
        Outcome.TO_MEND, Issue(1, "x", "y"), faults=tuple(f"difetto {n}" for n in range(count))
    )
    return [line for line in answer(proposal).splitlines() if line.startswith("- ")]


def test_sixty_faults_are_all_told_and_more_are_counted() -> None:
    lines = [f"- difetto {n}" for n in range(60)]
    assert told(60) == lines
    assert told(61) == [*lines, "- …e 1 altra."]
    assert told(62) == [*lines, "- …e 2 altre."]
