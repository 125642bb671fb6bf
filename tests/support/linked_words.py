"""Samples that several test modules share."""

from __future__ import annotations

from builders import make_concept, make_glossary

GLOSSARY = make_glossary(
    make_concept("tavolo"),
    make_concept("tavolo-di-lavoro"),
    make_concept("tavolo-comunale", termine="tavolo del Comune"),
    make_concept("ente-del-terzo-settore", termine="ente del Terzo settore", sigle=["ETS"]),
    make_concept("co-progettazione", termine="co-progettazione", varianti=["coprogettazione"]),
    make_concept("ats-a", termine="agenzia", sigle=["ATS"]),
    make_concept("ats-b", termine="ambito", sigle=["ATS"], varianti=["ETS/ATS", "art. 5, comma 2"]),
    make_concept("convenzione-a", termine="convenzione", accezione="una"),
    make_concept("convenzione-b", termine="convenzione", accezione="due"),
    make_concept("ets-minuscolo", termine="rete"),
    make_concept("abitare", termine="abitare", accezione="come politica", varianti=["politica abitativa"]),
)
