"""The glossary as SKOS: what each field becomes, the integrity conditions, the same bytes at every run."""

from __future__ import annotations

import json
import subprocess
import sys

import places
import pytest
from builders import CTS, make_concept, make_glossary
from rdf_graphs import FORMATS, skos_graph, uri, written
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, VANN
from semantic_samples import FACTS, small
from skos_rules import RULES, faults, integrity

from parole import load_glossary
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import digest
from parole.model.registers import Source
from parole.rendering.renderer import Renderer
from parole.semantic.exports import turtle_of
from parole.semantic.notes import AND
from parole.semantic.vocabulary import OWN_TERMS, VALUES, Iris

ROOT = places.ROOT
SAMPLE = places.DATA / "sito"
IRIS = Iris.of(FACTS)
W, OWN, AREA, SCHEME = uri(IRIS.word), uri(IRIS.term), uri(IRIS.area), URIRef(str(IRIS.scheme))


def it(text: str) -> Literal:
    return Literal(text, lang="it")


def en(text: str) -> Literal:
    return Literal(text, lang="en")


DRAFT = "Stato: Bozza redazionale (scritta dalla redazione; nessun ente l’ha ancora approvata)"


@pytest.fixture(scope="module")
def sample() -> Graph:
    return skos_graph(load_glossary(SAMPLE), FACTS)


def test_turtle_is_what_rdflib_writes_only_sooner(sample: Graph) -> None:
    assert written(load_glossary(SAMPLE), FACTS) == sample.serialize(format="turtle")


def graph_of(*concepts: object, **registers: object) -> Graph:
    return skos_graph(make_glossary(*concepts, **registers), FACTS)  # type: ignore[arg-type]


def objects(graph: Graph, subject: URIRef, predicate: URIRef) -> set[object]:
    return set(graph.objects(subject, predicate))


def said_of(graph: Graph, node: object) -> set[tuple[object, object]]:
    return set(graph.predicate_objects(node))  # type: ignore[arg-type]


def test_names_of_a_word() -> None:
    graph, word = skos_graph(small(), FACTS), W("verbale")
    assert objects(graph, word, SKOS.prefLabel) == {it("verbale"), en("verbale")}
    assert objects(graph, word, SKOS.altLabel) == {it("resoconto"), it("VB")}
    assert objects(graph, word, OWN("sigle")) == {it("VB")}
    assert objects(graph, word, SKOS.hiddenLabel) == {it("processo verbale")}
    assert objects(graph, word, SKOS.notation) == {Literal("verbale")}


def test_a_discouraged_form_says_why() -> None:
    note = it("Da evitare 1\nForma: processo verbale\nPerché: Confonde. Scrivi «verbale».")
    assert note in objects(skos_graph(small(), FACTS), W("verbale"), SKOS.scopeNote)


def test_homographs_keep_their_bare_name_too() -> None:
    graph = graph_of(make_concept("bando"), make_concept("bando-due", termine="bando", accezione="di lavori"))
    assert objects(graph, W("bando-due"), SKOS.prefLabel) == {
        it("bando (di lavori)"),
        en("bando (di lavori)"),
    }
    assert objects(graph, W("bando-due"), SKOS.altLabel) == {it("bando")}


def test_every_word_has_a_name_of_its_own_in_english_and_one_only() -> None:
    graph = graph_of(make_concept("accordo", inglese="agreement"), make_concept("intesa", inglese="agreement"),
                     make_concept("bando", inglese="call"), make_concept("tavolo"),
                     make_concept("welfare", inglese="welfare"), make_concept("stato-sociale", inglese="welfare"))  # fmt: skip
    named = {id_: (objects(graph, W(id_), SKOS.prefLabel) - {it(name)}, objects(graph, W(id_), SKOS.altLabel))
             for id_, name in (("accordo", "accordo"), ("bando", "bando"), ("tavolo", "tavolo"), ("welfare", "welfare"))}  # fmt: skip
    assert named == {
        "accordo": ({en("accordo")}, {en("agreement")}),
        "bando": ({en("call")}, set()),
        "tavolo": ({en("tavolo")}, set()),
        "welfare": ({en("welfare")}, set()),
    }
    assert objects(graph, W("bando"), OWN("inglese")) == {en("call")}
    assert objects(graph, W("tavolo"), OWN("inglese")) == set()
    assert faults(graph) == integrity(graph) == set()


def test_the_two_sides_are_apart_and_never_without_their_name() -> None:
    side = {"vuol_dire": "ciò che *si firma*", "definizione": "Lo firma l’ufficio."}
    graph, word = graph_of(make_concept("bando", pa=side)), W("bando")
    assert objects(graph, word, SKOS.definition) == {it("nucleo comune")}
    assert objects(graph, word, OWN("pa-vuol-dire")) == {it("ciò che si firma")}
    assert objects(graph, word, OWN("pa-definizione")) == {it("Lo firma l’ufficio.")}
    assert objects(graph, word, OWN("terzo-settore-definizione")) == {it("Lo vivono le persone.")}
    assert objects(graph, word, SKOS.scopeNote) == {
        it("Pubblica amministrazione, vuol dire: ciò che si firma"),
        it("Pubblica amministrazione, definizione: Lo firma l’ufficio."),
        it("Terzo settore, definizione: Lo vivono le persone."),
        it("Accordo: Coincidono"),
        it(DRAFT),
    }


def test_each_part_keeps_its_sources_in_their_order() -> None:
    sources = [{"fonte": "cts", "rif": "art. 6"}, {"fonte": "cts", "storico": True}]
    graph, word = graph_of(make_concept("bando", fonti=sources)), W("bando")
    assert objects(graph, word, OWN("pa-fonti")) == {it("Codice del Terzo settore, art. 55, c. 3")}
    assert objects(graph, word, OWN("fonti")) == {
        it("Codice del Terzo settore, art. 6\nCodice del Terzo settore (storico)")
    }
    act = f"https://www.normattiva.it/uri-res/N2Ls?{CTS.urn}"
    assert objects(graph, word, DCTERMS.source) == {
        URIRef(address) for address in (f"{act}~art55", f"{act}~art6", act)
    }


def test_a_source_without_an_address_is_named() -> None:
    book = Source.model_validate({"tipo": "pubblicazione", "nome": "Un libro", "titolo": "Un libro"})
    graph = graph_of(
        make_concept("bando", fonti=[{"fonte": "libro", "rif": "p. 3"}]), sources={"cts": CTS, "libro": book}
    )
    assert objects(graph, W("bando"), DCTERMS.bibliographicCitation) == {it("Un libro, p. 3")}


def test_other_texts_agreement_and_state() -> None:
    graph = graph_of(
        make_concept(
            "bando",
            accordo="divergono",
            differenza=["quando", "chi-paga"],
            attenzione="Vedi [[tavolo]].",
            come_dirlo={"da_scrivere": {"dove": "nell’atto", "testo": "Così."}, "da_chiedere": "Chi?"},
            esempio={"testo": "Un *caso*.", "tipo": "inventato"},
            scade={"il": "2027-01-01", "perche": "Cambia."},
        ),
        make_concept("tavolo"),
    )
    word = W("bando")
    assert objects(graph, word, SKOS.scopeNote) >= {
        it("Attenzione: Vedi tavolo."),
        it("Da scrivere: Così."),
        it("Da chiedere: Chi?"),
        it("Accordo: Divergono"),
        it("Differenza: quando, chi paga"),
        it("Da rileggere il: 2027-01-01"),
        it("Perché rileggerla: Cambia."),
    }
    assert objects(graph, word, SKOS.example) == {it("Esempio inventato: Un caso.")}
    expected = {
        "attenzione": it("Vedi tavolo."),
        "come-dirlo-da-scrivere-dove": it("nell’atto"),
        "come-dirlo-da-scrivere": it("Così."),
        "come-dirlo-da-chiedere": it("Chi?"),
        "accordo": OWN("divergono"),
        "stato": OWN("bozza"),
    }
    assert {name: graph.value(word, OWN(name)) for name in expected} == expected
    assert objects(graph, word, OWN("differenza")) == {OWN("quando"), OWN("chi-paga")}


def test_cases_and_neighbours_are_notes_with_their_number() -> None:
    cases = [{"caso": "Un caso.", "vale_per": ["pa", "terzo_settore"], "perche": "C’è."},
             {"caso": "Un altro.", "vale_per": [], "perche": "Manca."}]  # fmt: skip
    near = [{"voce": "tavolo-due", "perche": "È altro."}, {"forma": "annuncio", "perche": "Non basta."}]
    other = make_concept("tavolo-due", termine="tavolo", accezione="di lavoro")
    graph = graph_of(make_concept("bando", casi=cases, da_non_confondere=near), other, make_concept("tavolo"))
    assert objects(graph, W("bando"), SKOS.scopeNote) >= {
        it("È questo? 1\nCaso: Un caso.\nVale per: Pubblica amministrazione, Terzo settore\nPerché: C’è."),
        it("È questo? 2\nCaso: Un altro.\nPerché: Manca."),
        it("Da non confondere 1\nVoce: tavolo (di lavoro)\nPerché: È altro."),
        it("Da non confondere 2\nForma: annuncio\nPerché: Non basta."),
    }


def test_a_word_with_one_voice_has_one_side_and_no_agreement() -> None:
    graph = graph_of(make_concept("bando", terzo_settore=None, accordo=None))
    assert objects(graph, W("bando"), OWN("terzo-settore-definizione")) == set()
    assert objects(graph, W("bando"), OWN("accordo")) == set()
    assert objects(graph, W("bando"), OWN("stato")) == {OWN("manca-una-voce")}


def test_every_term_of_ours_that_is_used_is_explained(sample: Graph) -> None:
    own = str(IRIS.own.namespace)
    used = {str(node) for triple in sample for node in triple if str(node).startswith(own)}
    assert used <= {own + term.name for term in OWN_TERMS}
    names = [term.name for term in OWN_TERMS]
    assert len(names) == len(set(names))
    assert all(term.label and term.help for term in OWN_TERMS)


def test_a_value_has_no_comma_that_would_part_it_in_a_note() -> None:
    assert [value.label for values in VALUES for value in values if AND in value.label] == []


def test_ties_are_seen_from_both_ends() -> None:
    graph = skos_graph(small(), FACTS)
    assert objects(graph, W("tavolo"), SKOS.broader) == {W("principio")}
    assert objects(graph, W("tavolo"), SKOS.narrower) == {W("tavolo-stretto")}
    assert objects(graph, W("tavolo"), SKOS.related) == {W("verbale")}
    assert objects(graph, SCHEME, SKOS.hasTopConcept) == {W("principio"), W("verbale")}
    assert objects(graph, AREA("principi"), SKOS.member) == {W("principio")}


def test_a_related_word_that_is_also_an_ancestor_is_left_out() -> None:
    graph = graph_of(make_concept("a"), make_concept("b", piu_ampio=["a"]),
                     make_concept("c", piu_ampio=["b"], vedi_anche=["a"]))  # fmt: skip
    assert objects(graph, W("c"), SKOS.related) == objects(graph, W("a"), SKOS.related) == set()
    assert integrity(graph) == set()


def test_ids_that_moved_or_were_withdrawn_keep_answering() -> None:
    graph = skos_graph(small(), FACTS)
    for id_, others in {"tavolino": {W("tavolo")}, "gara": {W("tavolo"), W("verbale")}}.items():
        assert objects(graph, W(id_), OWL.deprecated) == {Literal(True)}
        assert objects(graph, W(id_), DCTERMS.isReplacedBy) == others
    assert objects(graph, W("gara"), SKOS.historyNote) == {it("Ritirata il 2026-11-22: Non serve più.")}


def test_the_state_names_the_bodies_whose_approval_still_holds() -> None:
    approvals = [{"lato": "pa", "ente": "Un Comune", "data": "2026-11-22", "impronta": digest(make_concept("bando"))},
                 {"lato": "pa", "ente": "Altro", "data": "2026-11-22", "impronta": "0" * 16}]  # fmt: skip
    graph = graph_of(make_concept("bando", approvazioni=approvals))
    [note] = (
        str(note) for note in objects(graph, W("bando"), SKOS.scopeNote) if str(note).startswith("Stato")
    )
    assert note.startswith("Stato: Letta da un lato (")
    assert note.endswith(" Approvata da Un Comune, Pubblica amministrazione, il 2026-11-22.")


def test_notes_of_the_editors_are_never_published() -> None:
    text = written(make_glossary(make_concept("bando", note_redazionali="segreto di redazione")), FACTS)
    assert "segreto" not in text
    assert "licenses/by/4.0" in text


def test_addresses_that_rdf_refuses_are_encoded() -> None:
    source = Source(tipo="pagina", nome="Pagina", titolo="Pagina", indirizzo='https://a.it/b c?x="{y}"')  # type: ignore[arg-type]
    glossary = make_glossary(make_concept("bando", fonti=[{"fonte": "pagina"}]), sources={"pagina": source})
    graph = skos_graph(glossary, FACTS)
    assert objects(graph, W("bando"), DCTERMS.source) == {URIRef("https://a.it/b%20c?x=%22%7By%7D%22")}
    assert len(Graph().parse(data=written(glossary, FACTS))) == len(graph)


def test_the_sample_meets_the_integrity_conditions_and_every_rule(sample: Graph) -> None:
    assert integrity(sample) == set()
    assert faults(sample) == set()
    assert faults(skos_graph(small(), FACTS)) == set()


def test_the_scheme_says_what_skohub_warns_about(sample: Graph) -> None:
    assert objects(sample, SCHEME, DCTERMS.license) == {
        URIRef("https://creativecommons.org/licenses/by/4.0/")
    }
    assert objects(sample, SCHEME, VANN.preferredNamespaceUri) == {Literal(f"{SCHEME}/")}


def test_three_files_say_the_same(sample: Graph) -> None:
    for form in FORMATS:
        text = written(load_glossary(SAMPLE), FACTS, form)
        assert isomorphic(Graph().parse(data=text, format=form), sample), form


def test_json_ld_needs_nothing_from_outside() -> None:
    context = json.loads(written(load_glossary(SAMPLE), FACTS, "json-ld"))["@context"]
    assert all(
        isinstance(namespace, str) and namespace.endswith(("#", "/")) for namespace in context.values()
    )


def test_without_an_address_the_placeholder_is_used() -> None:
    assert Iris.of(SiteFacts()).word("bando") == "https://parole-in-comune.example/termini/bando"


def test_same_bytes_whatever_the_run() -> None:
    program = (
        "import hashlib, sys\nfrom parole import load_glossary\nfrom parole.rendering.renderer import Renderer\n"
        "from parole.semantic import exports\nrenderer = Renderer(load_glossary(sys.argv[1]))\n"
        "for make in (exports.turtle, exports.json_ld, exports.rdf_xml, exports.terms):\n"
        "    content = make(renderer)\n"
        "    content = content if isinstance(content, bytes) else content.encode()\n"
        "    print(make.__name__, hashlib.sha256(content).hexdigest())\n"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program, str(SAMPLE)], cwd=ROOT / "scripts", encoding="utf-8",
                       env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    [listed] = runs
    assert len(listed.splitlines()) == 4


X = URIRef("https://esempio.it/fuori")
V, T, P = W("verbale"), W("tavolo-stretto"), W("principio")
BROKEN: dict[str, list[tuple[object, object, object]]] = {
    "S9": [(SCHEME, RDF.type, SKOS.Concept)],
    "S13": [(V, SKOS.altLabel, it("verbale"))],
    "S13 hidden": [(V, SKOS.hiddenLabel, it("resoconto"))],
    "S14": [(V, SKOS.prefLabel, it("verbalino"))],
    "S27": [(W("tavolo"), SKOS.related, P)],
    "S27 through an ancestor": [(T, SKOS.related, P)],
    "S37": [(V, RDF.type, SKOS.Collection)],
    "S37 scheme": [(SCHEME, RDF.type, SKOS.Collection)],
    "S46": [(V, SKOS.exactMatch, X), (V, SKOS.broadMatch, X)],
    "S46 through a chain": [
        (V, SKOS.exactMatch, X),
        (X, SKOS.exactMatch, OWN("y")),
        (V, SKOS.relatedMatch, OWN("y")),
    ],
}
FAULTY: dict[str, list[tuple[object, object, object]]] = {
    "dangling": [(V, SKOS.related, X), (X, SKOS.related, V)],
    "one_way": [(V, SKOS.broader, P)],
    "cycle": [(P, SKOS.broader, T)],
    "reflexive": [(V, SKOS.related, V)],
    "orphan": [(X, RDF.type, SKOS.Concept)],
    "top_with_broader": [(V, SKOS.broader, P)],
    "deprecated_in_use": [(V, SKOS.related, W("gara"))],
    "out_of_scheme": [(X, RDF.type, SKOS.Concept)],
    "notation": [(V, SKOS.notation, Literal("principio"))],
    "preferred": [(V, SKOS.prefLabel, it("principio"))],
    "label_language": [(V, SKOS.altLabel, Literal("muta"))],
    "label_blank": [(V, SKOS.altLabel, it(" "))],
    "definition": [(V, SKOS.definition, it("una seconda"))],
    "documentation": [(V, SKOS.example, X)],
    "specialised": [(OWN("sigle"), RDFS.subPropertyOf, SKOS.altLabel)],
    "shown_twice": [(OWN("sigle"), RDFS.label, it("Sigle"))],
    "language_left_out": [(V, SKOS.prefLabel, Literal("procès-verbal", lang="fr"))],
    "scheme": [(SCHEME, DCTERMS.description, Literal("muta"))],
    "short_name": [(URIRef("https://esempio.it/parola/"), RDF.type, SKOS.Concept)],
    "undefined": [(V, URIRef(f"{SKOS}sinonimo"), it("carta"))],
    "replaced": [(V, DCTERMS.isReplacedBy, P)],
}  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_each_integrity_condition_catches_who_breaks_it(broken: str) -> None:
    graph = skos_graph(small(), FACTS)
    for triple in BROKEN[broken]:
        graph.add(triple)  # type: ignore[arg-type]
    assert broken.split(maxsplit=1)[0] in integrity(graph)


@pytest.mark.parametrize("name", RULES)
def test_each_rule_catches_who_breaks_it(name: str) -> None:
    graph = skos_graph(small(), FACTS)
    for triple in FAULTY[name]:
        graph.add(triple)  # type: ignore[arg-type]
    assert name in faults(graph)


@pytest.mark.parametrize("id_", ["verbale", "tavolino", "gara"])
def test_a_word_alone_says_what_the_whole_says_of_it_and_its_licence(id_: str, sample: Graph) -> None:
    whole, alone = (
        skos_graph(small(), FACTS),
        Graph().parse(data=turtle_of(Renderer(small(), (), FACTS), id_)),
    )
    file = URIRef(f"{FACTS.url}dati/v1/termini/{id_}.ttl")
    assert objects(alone, file, FOAF.primaryTopic) == {W(id_)}
    assert objects(alone, file, DCTERMS.license) == {URIRef("https://creativecommons.org/licenses/by/4.0/")}
    assert set(alone.subjects()) == {file, W(id_)}
    assert said_of(alone, W(id_)) == said_of(whole, W(id_))
