"""Five small words that name one another, as files: for what happens to words in the course of time."""

from __future__ import annotations

from parole.reading.files import Reading, read_glossary

NAMES = ("albo", "bozza", "cura", "delega", "elenco")
REGISTERS = {
    "glossary/aree.yml": "incontri: {nome: Incontri, descrizione: Le parole degli incontri.}\n",
    "glossary/fonti.yml": (
        "legge-prova: {tipo: norma, nome: Legge di prova, titolo: Legge di prova, data: 2020-01-02, articoli: [1-9]}\n"
    ),
    "glossary/stranieri.yml": "[]\n",
    "glossary/percorsi/giro.yml": (
        "titolo: Giro\ndescrizione: Tutte.\nvoci:\n"
        + "".join(f"  - {{voce: {n}, perche: x}}\n" for n in NAMES)
    ),
}


def word(index: int, name: str) -> str:
    """Return a word that names the one before it, and shares an acronym with the one after."""
    before = NAMES[index - 1]
    texts = {"pa": f"Voce {name}: " + f"{name}x " * 40, "terzo": f"Altra {name}: " + f"{name}y " * 40}
    return (
        f"termine: {name}\nsigle:\n  - S{index // 2}\nvarianti:\n  - forma {name}\narea: incontri\n"
        f"in_breve: cosa chiamata {'abcde'[index] * 5}\npa:\n  definizione: >-\n    {texts['pa']}\n"
        f"terzo_settore:\n  definizione: >-\n    {texts['terzo']}\naccordo: coincidono\n"
        f"note_redazionali: vedi [[{before}]]\nvedi_anche:\n  - {before}\n"
    )


def read(files: dict[str, str]) -> Reading:
    return read_glossary({path: text.encode() for path, text in files.items()})
