"""What the forge runs by itself: least permissions, nothing typed by others inside a command, our own commands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import places
import pytest
import yaml

from forge import both_sides, comment
from forge.open_proposal import CHECKS
from parole.editing.publishing import TAG_PREFIX
from parole.model.values import SideName
from parole.proposals.consent import READERS_FILE, readers_in
from parole.proposals.issue_form import LABEL, form_fields
from parole.proposals.submission_texts import MARK

ROOT = places.ROOT
GITHUB = ROOT / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.yml"))
# All that each job may do.
PERMISSIONS: dict[str, dict[str, dict[str, str]]] = {
    "controlli": {"voci": {}, "prove": {}},
    "rilettura": {"rilettura": {}},
    "commento": {
        "resoconto": {"contents": "read"},
        "commento": {"actions": "read", "contents": "read", "pull-requests": "write", "statuses": "write"},
        "lati": {"contents": "read", "issues": "read", "pull-requests": "read", "statuses": "write"},
    },
    "da-segnalazione": {
        "freno": {"contents": "read", "issues": "read", "pull-requests": "read"},
        "lettura": {"contents": "read"},
        "apertura": {
            "actions": "write",
            "contents": "write",
            "issues": "write",
            "pull-requests": "write",
        },
    },
    "pubblica": {"costruisci": {"contents": "read"}, "pubblica": {"id-token": "write", "pages": "write"}},
    "scadenze": {"scadenze": {"contents": "read", "issues": "write"}},
}
# What those that say nothing of their own may do.
OF_ALL = {"controlli": {"contents": "read"}}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def workflow(path: Path) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of the workflow and each of its jobs."""
    for path in FILES:
        yield from ((path.stem, job) for job in workflow(path)["jobs"].values())


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in jobs():
        yield from ((name, step) for step in job["steps"])


def test_there_are_these_workflows() -> None:
    assert [path.stem for path in FILES] == sorted(PERMISSIONS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_token_can_do_the_least(path: Path) -> None:
    read = workflow(path)
    assert read["permissions"] == OF_ALL.get(path.stem, {})
    asked = {name: job.get("permissions", {}) for name, job in read["jobs"].items()}
    assert asked == PERMISSIONS[path.stem]


def test_what_runs_code_of_a_proposal_can_only_read() -> None:
    started = {p.stem for p in FILES if any(str(s).startswith("pull_request") for s in workflow(p)[True])}
    assert started == {"controlli", "rilettura"}
    assert [path.stem for path in FILES if "pull_request_target" in path.read_text(encoding="utf-8")] == []


def test_what_is_not_started_by_a_proposal_takes_only_our_own_code() -> None:
    for name, step in steps():
        if name not in {"controlli", "pubblica"} and "checkout" in step.get("uses", ""):
            assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_what_reads_texts_of_others_can_write_nothing() -> None:
    """The parts that read an issue or the files of a proposal; what they make is checked again by those that write."""
    readers = re.compile(r"from_issue|preview|compare|git worktree")
    for path in FILES:
        for job in workflow(path)["jobs"].values():
            if readers.search(" ".join(step.get("run", "") for step in job["steps"])):
                assert job["permissions"] == {"contents": "read"}
                assert [step for step in job["steps"] if "github.token" in str(step)] == []


def test_no_command_holds_what_somebody_typed() -> None:
    for name, step in steps():
        assert "${{" not in step.get("run", ""), name


def test_what_comes_from_an_event_is_never_a_text_to_run() -> None:
    """Values from outside reach a command in the environment, and are numbers, hashes, names that we chose."""
    calm = re.compile(
        r"github\.(?:token|event\.(?:(?:issue|pull_request)\.number|issue\.created_at|workflow_run\.(?:id|head_sha)"
        r"|repository\.default_branch))|(?:steps|needs)\.\w+\.outputs\.[\w-]+"
    )
    for name, owner in [*steps(), *jobs()]:
        for value in owner.get("env", {}).values():
            for expression in re.findall(r"\$\{\{ (.*?) \}\}", str(value)):
                assert calm.fullmatch(expression), (name, expression)


def test_every_action_is_pinned_to_a_commit_with_its_version_beside() -> None:
    for path in FILES:
        for line in re.findall(r"\buses: (.*)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(PINNED.pattern + r" # v\d+\.\d+\.\d+", line), line


def test_the_same_action_has_one_version() -> None:
    used = {step["uses"] for _, step in steps() if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


def test_every_job_has_an_end_and_every_workflow_one_run_at_a_time() -> None:
    assert [job["name"] for _, job in jobs() if job["timeout-minutes"] > 30] == []
    for path in FILES:
        assert set(workflow(path)["concurrency"]) == {"group", "cancel-in-progress"}


def test_checked_out_code_keeps_no_password() -> None:
    for _, step in steps():
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_the_commands_are_those_that_a_person_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for _, step in steps():
        for targets in re.findall(r"\bmake ([a-z ]+)", step.get("run", "")):
            assert [t for t in targets.split() if not re.search(rf"^{t}:", makefile, re.MULTILINE)] == []
        for script in re.findall(r"scripts/[\w/]+\.py", step.get("run", "")):
            assert (ROOT / script).is_file()


def test_the_form_and_the_workflow_agree_on_what_to_read() -> None:
    condition = workflow(GITHUB / "workflows" / "da-segnalazione.yml")["jobs"]["freno"]["if"]
    assert f"labels.*.name, '{LABEL}')" in condition
    assert f"'### {form_fields({})[0].label}')" in condition


def test_the_comment_follows_the_checks_and_the_reviews_by_their_names() -> None:
    names = [workflow(GITHUB / "workflows" / f"{name}.yml")["name"] for name in ("controlli", "rilettura")]
    # PyYAML reads the key «on» as a truth value, as YAML 1.1 has it.
    said = workflow(GITHUB / "workflows" / "commento.yml")
    assert said[True]["workflow_run"]["workflows"] == names
    assert said["jobs"]["resoconto"]["if"] == f"${{{{ github.event.workflow_run.name == '{names[0]}' }}}}"


def test_the_checks_of_a_proposal_of_ours_are_those_of_every_proposal() -> None:
    assert set(workflow(GITHUB / "workflows" / CHECKS)[True]) == {"pull_request", "workflow_dispatch"}


def test_the_rules_of_the_branch_ask_for_checks_that_there_are_and_for_people() -> None:
    rules = {
        rule["type"]: rule.get("parameters", {})
        for rule in json.loads((GITHUB / "regole-del-ramo.json").read_text(encoding="utf-8"))["rules"]
    }
    asked = [check["context"] for check in rules["required_status_checks"]["required_status_checks"]]
    checks = workflow(GITHUB / "workflows" / CHECKS)["jobs"].values()
    assert asked == [*(job["name"] for job in checks), comment.CONTEXT, both_sides.CONTEXT]
    people = rules["pull_request"]
    assert people["required_approving_review_count"] > 0
    assert [name for name, asked in people.items() if asked is False] == []
    assert {"deletion", "non_fast_forward"} <= set(rules)


def test_nobody_is_named_among_the_readers() -> None:
    text = (GITHUB.parent / READERS_FILE).read_text(encoding="utf-8")
    assert readers_in(text) == {side: frozenset() for side in SideName}


def test_what_must_be_read_again_is_looked_for_once_a_month() -> None:
    starts = workflow(GITHUB / "workflows" / "scadenze.yml")[True]
    assert set(starts) == {"schedule", "workflow_dispatch"}
    [when] = starts["schedule"]
    minute, hour, day, month, weekday = when["cron"].split()
    assert (minute.isdecimal(), hour.isdecimal(), day, month, weekday) == (True, True, "1", "*", "*")


@pytest.mark.parametrize("name", ["segnalazione-guasta.md", "segnalazione-frenata.md"])
def test_an_answer_for_when_nothing_is_read_takes_the_place_of_the_other(name: str) -> None:
    assert (GITHUB / name).read_text(encoding="utf-8").startswith(f"{MARK}\n")


def test_the_other_forms_have_no_label_that_starts_a_proposal() -> None:
    for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")):
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert (LABEL in read.get("labels", [])) is (path.name == "parola.yml")


def test_the_sample_of_owners_names_nobody() -> None:
    sample = (GITHUB / "CODEOWNERS.esempio").read_text(encoding="utf-8")
    owners = re.findall(r"@\S+", sample)
    assert owners
    assert [owner for owner in owners if owner != owner.upper()] == []
    assert not (GITHUB / "CODEOWNERS").exists()


def test_the_site_is_published_for_the_tags_of_the_publishing_command() -> None:
    published = workflow(GITHUB / "workflows" / "pubblica.yml")
    assert published[True]["push"]["tags"] == [f"{TAG_PREFIX}*"]
    runs = [step["run"] for step in published["jobs"]["costruisci"]["steps"] if "run" in step]
    assert runs == ["make check build", ".venv/bin/python scripts/publish.py --controlla"]
