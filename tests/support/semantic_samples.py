"""Samples that several test modules share."""

from __future__ import annotations

from builders import make_concept, make_glossary

from parole.glossary.glossary import Glossary
from parole.glossary.site_facts import SiteFacts
from parole.model.concept import RedirectFile, WithdrawnFile
from parole.model.publication import NewsRegister
from parole.semantic.catalogue import RightsHolder

NEWS = NewsRegister.model_validate(
    {"pubblicazioni": [{"versione": "2026-11-22", "data": "2026-11-22", "indirizzo": "tag:x"}]}
)


FACTS = SiteFacts(url="https://esempio.it/glossario/")


def small() -> Glossary:
    """A glossary with every kind of tie: a chain of three, a related word, a redirect, a withdrawn word."""
    return make_glossary(
        make_concept("principio", area="principi", inglese="principle"),
        make_concept("tavolo", piu_ampio=["principio"]),
        make_concept("tavolo-stretto", piu_ampio=["tavolo"]),
        make_concept("verbale", sigle=["VB"], varianti=["resoconto"], vedi_anche=["tavolo"],
                     sconsigliati=[{"forma": "processo verbale", "perche": "Confonde. Scrivi «verbale»."}]),
        redirects={"tavolino": RedirectFile(sostituito_da="tavolo")},
        withdrawn={"gara": WithdrawnFile.model_validate(
            {"ritirato": {"data": "2026-11-22", "perche": "Non serve più.", "usare": ["tavolo", "verbale"]}})},
        news=NEWS,
    )  # fmt: skip


HOLDER = RightsHolder("Ente di prova", "ente_prova", "dati@ente.example")
