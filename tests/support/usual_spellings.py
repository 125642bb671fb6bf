"""Spellings of citations that people use, with what they mean: Python and the browser must agree on each."""

from __future__ import annotations

from parole.model.registers import Source

_ACTS = {
    "cost": ("Costituzione", "Costituzione della Repubblica italiana, 27 dicembre 1947", "costituzione:1947-12-27"),
    "cts": ("Codice del Terzo settore", "decreto legislativo 3 luglio 2017, n. 117", "decreto.legislativo:2017-07-03;117"),
    "l-241-1990": ("Legge sul procedimento amministrativo", "legge 7 agosto 1990, n. 241", "legge:1990-08-07;241"),
    "l-328-2000": ("Legge quadro sui servizi sociali", "legge 8 novembre 2000, n. 328", "legge:2000-11-08;328"),
    "tuel": ("Testo unico degli enti locali", "decreto legislativo 18 agosto 2000, n. 267", "decreto.legislativo:2000-08-18;267"),
    "codice-civile": ("Codice civile", "regio decreto 16 marzo 1942, n. 262", "regio.decreto:1942-03-16;262"),
    "dm-72-2021": ("Linee guida (D.M. 72/2021)", "decreto del Ministro del lavoro e delle politiche sociali 31 marzo 2021, n. 72", ""),
    "dpcm-2001": ("Atto di indirizzo", "decreto del Presidente del Consiglio dei ministri 30 marzo 2001", ""),
    "lr-lombardia-3-2008": ("Legge lombarda sui servizi", "legge regionale della Lombardia 12 marzo 2008, n. 3", ""),
    "prima-9-2001": ("Prima legge 9/2001", "legge 9/2001", ""),
    "altra-9-2001": ("Altra legge 9/2001", "legge 9/2001", ""),
}  # fmt: skip
_JUDGMENTS = {
    "corte-cost-131-2020": ("Corte costituzionale, sentenza 131/2020", "sentenza 26 giugno 2020, n. 131"),
    "cds-5217-2023": ("Consiglio di Stato, sentenza 5217/2023", "sezione V, sentenza 26 maggio 2023, n. 5217"),
    "tar-lombardia-2533-2024": ("TAR Lombardia, Milano, sentenza 2533/2024", "sezione II, sentenza 1° ottobre 2024, n. 2533"),
}  # fmt: skip


def sources() -> dict[str, Source]:
    """Return the register that the spellings are about."""
    acts = {
        id_: {"tipo": "norma", "nome": name, "titolo": name, "estremi": about}
        | ({"urn": f"urn:nir:stato:{urn}"} if urn else {})
        for id_, (name, about, urn) in _ACTS.items()
    }
    acts["gdpr"] = {
        "tipo": "norma",
        "nome": "Regolamento generale sulla protezione dei dati (GDPR)",
        "titolo": "x",
        "estremi": "regolamento (UE) 2016/679 del Parlamento europeo e del Consiglio, del 27 aprile 2016",
        "celex": "32016R0679",
    }
    judgments = {
        id_: {"tipo": "sentenza", "nome": name, "titolo": name, "estremi": about}
        for id_, (name, about) in _JUDGMENTS.items()
    }
    return {id_: Source.model_validate(typed) for id_, typed in {**acts, **judgments}.items()}


SPELLINGS: tuple[tuple[str, str, str], ...] = tuple(
    (text, *meant)
    for meant, texts in {
        ("cts", "art. 55, c. 3"): (
            "art. 55 comma 3 CTS", "articolo 55, terzo comma, del Codice del Terzo settore", "art. 55, c. 3, CTS",
            "art. 55 co. 3 d.lgs. n. 117/2017", "art. 55, comma 3, del decreto legislativo 3 luglio 2017, n. 117",
            "ex art. 55 c.3 CTS", "comma 3 dell’art. 55 del CTS", "comma 3 dell'articolo 55, D.Lgs. 117 del 2017",
            "CTS 55 comma 3", "cts-art-55-c-3", "art.55 c.3 cts", "art. 55, 3° comma, CTS", "Art. 55 Comma 3 C.T.S.",
            "ai sensi dell’art. 55, comma terzo, cod. Terzo settore", "d. lgs. 3.7.2017 n. 117, art 55 c. 3",
        ),
        ("cts", "art. 55"): ("D.Lgs. 117/2017 art. 55", "117/2017 art. 55", "art. 55 e ss. CTS", "dlgs 117/17, articolo 55"),
        ("cts", "artt. 55-57"): ("CTS, artt. 55-57", "articoli da 55 a 57 CTS", "artt. 55–57 del Codice del Terzo Settore"),
        ("cts", "artt. 55, 56 e 57"): ("artt. 55, 56 e 57 CTS",),
        ("cts", "artt. 55 e 56"): ("articoli 55 e 56 del Codice del terzo settore",),
        ("cts", "art. 5, c. 1, lett. a)"): ("art. 5, comma 1, lettera a) CTS", "CTS, lett. a, c. 1, art. 5"),
        ("cts", "art. 5, c. 1, lett. a) e b)"): ("art. 5 c. 1 lett. a e b CTS",),
        ("cts", "art. 5, c. 1, lett. d), e) e f)"): ("art. 5, co. 1, lett. d), e), f) d.lgs 117/17", "art. 5, c. 1, lett. d, e, f CTS"),
        ("cts", "art. 79-bis, c. 1"): ("art. 79 bis, comma 1, CTS", "art. 79bis c. 1 CTS"),
        ("cts", ""): ("Codice Terzo Settore", "d.lgs. 117 del 2017", "cts"),
        ("l-241-1990", "art. 12"): ("l. 241/90 art. 12", "L. n. 241 del 7 agosto 1990, art. 12", "art. 12 della legge 241/1990"),
        ("l-241-1990", "art. 12, c. 1"): ("Legge 7 agosto 1990 n. 241, art. 12 c. 1",),
        ("l-241-1990", "art. 6-bis"): ("art. 6 bis l. 241/1990", "art. 6-bis, legge n. 241 del 1990"),
        ("l-328-2000", "art. 19, cc. 1 e 2"): ("L. 328/2000, art. 19, commi 1 e 2",),
        ("cost", "art. 118, c. 4"): ("Cost. art. 118 comma 4", "art. 118, quarto comma, Cost."),
        ("cost", "art. 118"): ("art. 118 della Costituzione",),
        ("codice-civile", "art. 14"): ("art. 14 c.c.", "art. 14 cod. civ."),
        ("gdpr", "art. 6, par. 1, lett. e)"): ("GDPR art. 6 par. 1 lett. e",),
        ("gdpr", "art. 28, par. 3"): ("regolamento (UE) n. 679/2016, articolo 28, paragrafo 3", "Reg. UE 2016/679 art. 28 § 3"),
        ("tuel", "art. 222"): ("TUEL art. 222", "art. 222 d. lgs. 267/2000"),
        ("dm-72-2021", "§ 3"): ("D.M. 72/2021 § 3", "DM 31 marzo 2021 n. 72, §3"),
        ("dpcm-2001", "art. 7"): ("d.P.C.M. 30 marzo 2001, art. 7",),
        ("lr-lombardia-3-2008", "art. 2"): ("L.R. Lombardia 3/2008, art. 2", "l.r. 12 marzo 2008, n. 3 art. 2"),
        ("corte-cost-131-2020", "punto 2.1"): ("Corte cost. 131/2020, punto 2.1",),
        ("corte-cost-131-2020", ""): ("sentenza n. 131 del 2020 della Corte costituzionale",),
        ("corte-cost-131-2020", "cons. dir. 2.1"): (
            "Corte costituzionale, sent. 26 giugno 2020, n. 131, punto 2.1 del Considerato in diritto",
            "C. Cost. n. 131/2020, cons. dir. 2.1", "Corte Cost. 131 del 2020 n. 2.1 cons. in diritto",
        ),
        ("cds-5217-2023", "punto 6"): ("Cons. Stato, sez. V, 26 maggio 2023, n. 5217, punto 6", "CdS 5217/2023 p.to 6"),
        ("tar-lombardia-2533-2024", ""): ("TAR Lombardia, Milano, sez. II, 1° ottobre 2024, n. 2533", "Tar Lombardia 2533/2024"),
        ("", "art. 55, c. 3"): ("articolo 55, comma 3",),
        ("", "p. 12"): ("pag. 12",),
    }.items()
    for text in texts
)  # fmt: skip
