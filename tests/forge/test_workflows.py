"""What the forge runs by itself: least permissions, nothing typed by others inside a command, our own commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import places
import pytest
import yaml

from parole.editing.publishing import TAG_PREFIX
from parole.proposals.issue_form import LABEL, form_fields
from parole.proposals.submission_texts import MARK

ROOT = places.ROOT
GITHUB = ROOT / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.yml"))
# All that each workflow may do; a job may do no more than this.
PERMISSIONS = {
    "controlli": {"contents": "read"},
    "commento": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "da-segnalazione": {"contents": "write", "issues": "write", "pull-requests": "write"},
    "pubblica": {"contents": "read", "id-token": "write", "pages": "write"},
    "scadenze": {"contents": "read", "issues": "write"},
}
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


def test_there_are_the_five_workflows() -> None:
    assert [path.stem for path in FILES] == sorted(PERMISSIONS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_token_can_do_the_least(path: Path) -> None:
    read = workflow(path)
    asked: dict[str, str] = dict(read["permissions"])
    for job in read["jobs"].values():
        asked |= job.get("permissions", {})
    assert asked == PERMISSIONS[path.stem]
    assert set(read["permissions"].values()) <= {"read"}


def test_what_runs_code_of_a_proposal_can_only_read() -> None:
    assert PERMISSIONS["controlli"] == {"contents": "read"}
    assert [path.stem for path in FILES if "pull_request_target" in path.read_text(encoding="utf-8")] == []


def test_what_can_write_takes_only_our_own_code() -> None:
    writers = {name for name, granted in PERMISSIONS.items() if "write" in granted.values()} - {"pubblica"}
    for name, step in steps():
        if name in writers and "checkout" in step.get("uses", ""):
            assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_no_command_holds_what_somebody_typed() -> None:
    for name, step in steps():
        assert "${{" not in step.get("run", ""), name


def test_what_comes_from_an_event_is_never_a_text_to_run() -> None:
    """Values from outside reach a command in the environment, and are numbers, hashes, names that we chose."""
    calm = re.compile(
        r"github\.(?:token|event\.(?:(?:issue|pull_request)\.number|issue\.created_at|workflow_run\.(?:id|head_sha)"
        r"|repository\.default_branch))|steps\.\w+\.outputs\.[\w-]+"
    )
    for name, owner in [*steps(), *jobs()]:
        for value in owner.get("env", {}).values():
            for expression in re.findall(r"\$\{\{ (.*?) \}\}", str(value)):
                assert calm.fullmatch(expression), (name, expression)


def test_every_action_is_pinned_to_a_commit_with_its_version_beside() -> None:
    for path in FILES:
        for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(PINNED.pattern + r" # v\d+\.\d+\.\d+", line), line


def test_the_same_action_has_one_version() -> None:
    used = {step["uses"] for _, step in steps() if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


def test_every_job_has_an_end_and_every_workflow_one_run_at_a_time() -> None:
    assert [job["name"] for _, job in jobs() if job["timeout-minutes"] > 30] == []
    for path in FILES:
        assert set(workflow(path)["concurrency"]) == {"group", "cancel-in-progress"}


def test_checked_out_code_keeps_no_password_unless_it_must_push() -> None:
    for name, step in steps():
        if "checkout" in step.get("uses", "") and name != "da-segnalazione":
            assert step["with"]["persist-credentials"] is False


def test_the_commands_are_those_that_a_person_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for _, step in steps():
        for targets in re.findall(r"\bmake ([a-z ]+)", step.get("run", "")):
            assert [t for t in targets.split() if not re.search(rf"^{t}:", makefile, re.MULTILINE)] == []
        for script in re.findall(r"scripts/[\w/]+\.py", step.get("run", "")):
            assert (ROOT / script).is_file()


def test_the_form_and_the_workflow_agree_on_what_to_read() -> None:
    condition = workflow(GITHUB / "workflows" / "da-segnalazione.yml")["jobs"]["proposta"]["if"]
    assert f"labels.*.name, '{LABEL}')" in condition
    assert f"'### {form_fields({})[0].label}')" in condition


def test_the_comment_waits_for_the_checks_by_their_name() -> None:
    name = workflow(GITHUB / "workflows" / "controlli.yml")["name"]
    # PyYAML reads the key «on» as a truth value, as YAML 1.1 has it.
    assert workflow(GITHUB / "workflows" / "commento.yml")[True]["workflow_run"]["workflows"] == [name]


def test_what_must_be_read_again_is_looked_for_once_a_month() -> None:
    starts = workflow(GITHUB / "workflows" / "scadenze.yml")[True]
    assert set(starts) == {"schedule", "workflow_dispatch"}
    [when] = starts["schedule"]
    minute, hour, day, month, weekday = when["cron"].split()
    assert (minute.isdecimal(), hour.isdecimal(), day, month, weekday) == (True, True, "1", "*", "*")


def test_the_answer_for_when_all_breaks_takes_the_place_of_the_other() -> None:
    assert (GITHUB / "segnalazione-guasta.md").read_text(encoding="utf-8").startswith(f"{MARK}\n")


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
