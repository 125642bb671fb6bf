"""Open the pull request of an issue: ``python scripts/forge/open_proposal.py CARTELLA --numero 12``.

CARTELLA is what ``from_issue.py`` wrote where it could write nothing else; here it is checked again. The
branch is made again from the present commit and pushed, unless somebody else has committed there: what
people wrote is never lost. Then the pull request is opened, or updated, its checks are started, the one
that the issue had under another id is closed, and the issue gets its answer. Needs ``git`` and ``gh``. Exit
codes: 0 done, 2 something failed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from forge.comment import NotWritten, gh, number_in, parser_with_repo, publish
from shared.leaving import leave

BOT = ("parole-in-comune", "41898282+github-actions[bot]@users.noreply.github.com")
_PATH = re.compile(r"glossary/(?:termini/[a-z0-9]+(?:-[a-z0-9]+)*|fonti)\.yml")
_BRANCH = re.compile(r"proposta/[0-9]+-[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_BYTES = 2_000_000
CHECKS = "controlli.yml"
_BUSY = (
    "Qualcuno sta già lavorando su questa proposta, quindi non la riscrivo: "
    "per cambiarla ancora, scrivi qui sotto che cosa vorresti."
)
_ELSEWHERE = "La segnalazione ora parla di un’altra parola: la proposta continua sul ramo `{branch}`."
_NOT_STARTED = "I controlli non sono partiti da soli: li fa partire la redazione."
_NOT_OPENED = (
    "La proposta è pronta sul ramo `{branch}`, ma la deve aprire la redazione: non ho il permesso di farlo."
)


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = parser_with_repo("Apre la proposta di una segnalazione e risponde.")
    parser.add_argument("cartella", type=Path, help="ciò che ha scritto from_issue.py")
    parser.add_argument("--numero", required=True, help="il numero della segnalazione")
    parser.add_argument("--base", default="main", help="il ramo in cui entrerà la proposta")
    options = parser.parse_args(arguments)
    try:
        number = number_in(options.numero)
        said = _text(options.cartella, "risposta.md")
        if _text(options.cartella, "esito.txt").strip() == "pronta":
            said = f"{said.rstrip()}\n\n{_open(options.cartella, options.base, number)}\n"
        if said:
            publish(options.repo, number, said)
    except (NotWritten, OSError) as error:
        print(f"Proposta non aperta: {error}", file=sys.stderr)
        return 2
    return 0


def _open(folder: Path, base: str, number: str) -> str:
    """Push the branch and open the pull request; return what to add to the answer."""
    branch = _text(folder, "ramo.txt").strip()
    if not (_BRANCH.fullmatch(branch) and branch.startswith(f"proposta/{number}-")):
        raise NotWritten("il nome del ramo non è di quelli che scriviamo noi.")
    if _others_worked_on(branch, base):
        return _BUSY
    _commit(folder, branch)
    git("push", "--force", "origin", f"HEAD:refs/heads/{branch}")
    title = _text(folder, "titolo.txt").strip()
    try:
        address = _pull_request(branch, base, title, folder / "corpo.md")
    except NotWritten as error:
        print(error, file=sys.stderr)
        return _NOT_OPENED.format(branch=branch)
    _close_others(number, branch, base)
    said = f"**La proposta è qui: {address}**"
    try:
        gh("workflow", "run", CHECKS, "--ref", branch)
    except NotWritten as error:
        print(error, file=sys.stderr)
        return f"{said}\n\n{_NOT_STARTED}"
    return said


def _close_others(number: str, branch: str, base: str) -> None:
    """Close what the issue had proposed under another id, unless somebody has worked there."""
    heads = git("ls-remote", "--heads", "origin", f"refs/heads/proposta/{number}-*")
    for line in heads.splitlines():
        other = line.partition("\trefs/heads/")[2]
        if other == branch or not _BRANCH.fullmatch(other) or _others_worked_on(other, base):
            continue
        for address in _open_ones(other):
            gh("pr", "close", address, "--comment", _ELSEWHERE.format(branch=branch))
        git("push", "--quiet", "origin", "--delete", f"refs/heads/{other}")


def _others_worked_on(branch: str, base: str) -> bool:
    if not git("ls-remote", "--heads", "origin", f"refs/heads/{branch}"):
        return False
    git("fetch", "--quiet", "origin", f"refs/heads/{branch}", base)
    tip = git("ls-remote", "--heads", "origin", f"refs/heads/{branch}").split()[0]
    authors = git("log", "--format=%ae", "HEAD.." + tip).split()
    return any(author != BOT[1] for author in authors)


def _commit(folder: Path, branch: str) -> None:
    paths = _text(folder, "file.txt").split()
    if not paths or not all(_PATH.fullmatch(path) for path in paths):
        raise NotWritten("fra i file ce n’è uno che non è una voce né il registro delle fonti.")
    git("switch", "--quiet", "--force-create", branch)
    for path in paths:
        written = folder / "file" / path
        if written.is_symlink() or written.stat().st_size > _MAX_BYTES:
            raise NotWritten(f"{path} non è un file di testo di quelli che scriviamo noi.")
        Path(path).write_bytes(written.read_bytes())
    git("add", "--", *paths)
    who = ("-c", f"user.name={BOT[0]}", "-c", f"user.email={BOT[1]}")
    git(*who, "commit", "--quiet", "--allow-empty", "--file", str(folder / "commit.txt"))


def _pull_request(branch: str, base: str, title: str, body: Path) -> str:
    """Open the pull request of a branch, or update it, and return its address."""
    for address in _open_ones(branch):
        gh("pr", "edit", address, "--title", title, "--body-file", str(body))
        return address
    return gh(
        "pr", "create", "--base", base, "--head", branch, "--title", title, "--body-file", str(body)
    ).strip()


def _open_ones(branch: str) -> list[str]:
    """Return the addresses of the open pull requests of a branch."""
    filters = ("--head", branch, "--state", "open", "--json", "url", "--jq", ".[].url")
    return gh("pr", "list", *filters).split()


def git(*arguments: str) -> str:
    """Run git, never through a shell, and return what it says; raises :class:`NotWritten` if it fails."""
    done = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise NotWritten(f"git {arguments[0]}: {done.stderr.strip()[:300]}")
    return done.stdout.strip()


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    leave(main)
