# -*- coding: utf-8 -*-
"""Say in plain Italian what a machine lacks, before the virtual environment is made, or why it was not.

Run by the Makefile with whatever Python it was given. It must parse on very old ones too (2.7, 3.6): no
f-strings, no annotations, only the standard library.
"""

import io
import sys

OLDEST_PYTHON = (3, 11)


def version_problem(version, name):
    """Return what is wrong with this version of Python, or None; NAME is the command that was tried."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return None
    found = ".".join(str(number) for number in version[:3])
    return (
        "Serve Python 3.11 o successivo; qui «{0}» è Python {1}.\n"
        "Se ne hai un altro, indicalo. Prova: make PYTHON=python3.12 test"
    ).format(name, found)


def missing_module_problem(missing):
    """Return what to do if the modules in MISSING, which make environments, are not there, or None."""
    if not missing:
        return None
    return (
        "Manca {0}: senza, Python non può preparare l’ambiente di lavoro.\n"
        "Su Debian e Ubuntu: sudo apt install python3-venv"
    ).format(" e ".join(missing))


def missing_modules(names):
    """Return the names that cannot be imported."""
    missing = []
    for name in names:
        try:
            __import__(name)
        except ImportError:
            missing.append(name)
    return missing


# What pip says, and what it means for who has typed «make»; the first that is found counts.
INSTALL_PROBLEMS = (
    (
        ("DO NOT MATCH THE HASHES",),
        "Un pacchetto arrivato dalla rete non è quello atteso: non installo niente.\n"
        "Riprova da un’altra rete; se succede ancora, segnalalo.",
    ),
    (("No space left", "Errno 28"), "Il disco è pieno: fai posto (serve circa 1 GB), poi riprova."),
    (
        ("connection broken", "Could not fetch URL", "Timeout", "ProxyError", "SSLError"),
        "Non riesco a scaricare i pacchetti: manca la rete, o qualcosa la chiude (un proxy, un filtro).\n"
        "Serve solo la prima volta: controlla il collegamento, poi riprova. Dietro un proxy: "
        "make HTTPS_PROXY=http://indirizzo:porta check",
    ),
)


def install_problem(said):
    """Return what to say of an installation that has failed, given what pip wrote."""
    for signs, meaning in INSTALL_PROBLEMS:
        if any(sign in said for sign in signs):
            return meaning
    last = "\n".join(said.strip().splitlines()[-5:])
    return "L’ambiente di lavoro non si prepara. Segnalalo, con queste righe:\n{0}".format(last)


def write_error(text):
    """Print TEXT on the standard error as UTF-8, whatever the terminal's language is."""
    stream = getattr(sys.stderr, "buffer", sys.stderr)
    stream.write((text + "\n").encode("utf-8"))


def main(arguments):
    """Return 0 if an environment can be made, 2 after saying why not; pip may have written it in a file."""
    name = arguments[0] if arguments else "python3"
    if isinstance(name, bytes):  # Python 2
        name = name.decode("utf-8", "replace")
    problem = version_problem(sys.version_info, name)
    problem = problem or missing_module_problem(missing_modules(("venv", "ensurepip")))
    if problem is None and len(arguments) > 1:
        with io.open(arguments[1], encoding="utf-8", errors="replace") as said:
            problem = install_problem(said.read())
    if problem is None:
        return 0
    write_error(problem)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
