"""The glossary as SKOS: what each field becomes, the integrity conditions, the same bytes at every run."""

from __future__ import annotations

import json
import subprocess
import sys

import places
import pytest
from builders import make_concept, make_glossary
from rdf_graphs import FORMATS, namespace, skos_graph, uri, written
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS
from semantic_samples import FACTS, small
from skos_rules import RULES, faults, integrity

from parole import load_glossary
from parole.glossary.site_facts import SiteFacts
from parole.glossary.state import digest
from parole.semantic import rdf
from parole.semantic.vocabulary import Iris

ROOT = places.ROOT
SAMPLE = places.DATA / "sito"
IRIS = Iris.of(FACTS)
W, OWN, AREA, SCHEME = uri(IRIS.word), uri(IRIS.term), uri(IRIS.area), URIRef(str(IRIS.scheme))
SKOSXL = namespace(rdf.SKOSXL)


def it(text: str) -> Literal:
    return Literal(text, lang="it")


@pytest.fixture(scope="module")
def sample() -> Graph:
    return skos_graph(load_glossary(SAMPLE), FACTS)


def test_turtle_is_what_rdflib_writes_only_sooner(sample: Graph) -> None:
    assert written(load_glossary(SAMPLE), FACTS) == sample.serialize(format="turtle")


def graph_of(*concepts: object, **registers: object) -> Graph:
    return skos_graph(make_glossary(*concepts, **registers), FACTS)  # type: ignore[arg-type]


def objects(graph: Graph, subject: URIRef, predicate: URIRef) -> set[object]:
    return set(graph.objects(subject, predicate))


def test_names_of_a_word() -> None:
    graph, word = skos_graph(small(), FACTS), W("verbale")
    assert objects(graph, word, SKOS.prefLabel) == {it("verbale")}
    assert objects(graph, word, SKOS.altLabel) == {it("resoconto"), it("VB")}
    assert objects(graph, word, OWN("sigla")) == {it("VB")}
    assert objects(graph, word, SKOS.hiddenLabel) == {it("processo verbale")}
    assert objects(graph, word, SKOS.notation) == {Literal("verbale")}


def test_a_discouraged_form_says_why() -> None:
    graph = skos_graph(small(), FACTS)
    [label] = graph.objects(W("verbale"), SKOSXL.hiddenLabel)
    assert objects(graph, label, SKOSXL.literalForm) == {it("processo verbale")}
    assert objects(graph, label, SKOS.scopeNote) == {it("Confonde. Scrivi «verbale».")}


def test_homographs_keep_their_bare_name_too() -> None:
    graph = graph_of(make_concept("bando"), make_concept("bando-due", termine="bando", accezione="di lavori"))
    assert objects(graph, W("bando-due"), SKOS.prefLabel) == {it("bando (di lavori)")}
    assert objects(graph, W("bando-due"), SKOS.altLabel) == {it("bando")}


def test_english_of_several_words_is_preferred_in_none() -> None:
    graph = graph_of(make_concept("accordo", inglese="agreement"), make_concept("intesa", inglese="agreement"),
                     make_concept("bando", inglese="call"))  # fmt: skip
    assert Literal("agreement", lang="en") in objects(graph, W("accordo"), SKOS.altLabel)
    assert Literal("call", lang="en") in objects(graph, W("bando"), SKOS.prefLabel)
    assert faults(graph) == set()


def test_each_side_has_its_definition_with_its_sources() -> None:
    graph = graph_of(make_concept("bando"))
    side = URIRef(f"{W('bando')}#pa")
    assert objects(graph, W("bando"), SKOS.definition) == {
        it("nucleo comune"), side, URIRef(f"{W('bando')}#terzo-settore")}  # fmt: skip
    assert objects(graph, W("bando"), OWN("definizione-pa")) == {side}
    assert objects(graph, side, RDF.value) == {it("Lo firma l’ufficio.")}
    assert objects(graph, side, DCTERMS.type) == {OWN("pa")}
    assert objects(graph, side, DCTERMS.bibliographicCitation) == {
        it("Codice del Terzo settore, art. 55, c. 3")
    }
    assert objects(graph, side, DCTERMS.source) == {URIRef(
        "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2017-07-03;117~art55")}  # fmt: skip


def test_other_texts_agreement_and_state() -> None:
    graph = graph_of(make_concept("bando", accordo="divergono", attenzione="Vedi [[tavolo]].", come_dirlo="Chiedi.",
                                  esempio={"testo": "Un *caso*.", "tipo": "inventato"}), make_concept("tavolo"))  # fmt: skip
    word, example = W("bando"), URIRef(f"{W('bando')}#esempio")
    assert objects(graph, word, SKOS.scopeNote) == {it("Vedi tavolo.")}
    assert objects(graph, word, SKOS.note) == objects(graph, word, OWN("come-dirlo")) == {it("Chiedi.")}
    assert objects(graph, example, RDF.value) == {it("Un caso.")}
    assert objects(graph, example, DCTERMS.type) == {OWN("inventato")}
    assert objects(graph, word, OWN("accordo")) == {OWN("divergono")}
    assert objects(graph, word, OWN("stato")) == {OWN("bozza")}


def test_a_word_with_one_voice_has_one_definition_node_and_no_agreement() -> None:
    graph = graph_of(make_concept("bando", terzo_settore=None, accordo=None))
    assert objects(graph, W("bando"), SKOS.definition) == {it("nucleo comune"), URIRef(f"{W('bando')}#pa")}
    assert objects(graph, W("bando"), OWN("accordo")) == set()
    assert objects(graph, W("bando"), OWN("stato")) == {OWN("manca-una-voce")}


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


def test_only_valid_approvals_are_published() -> None:
    approvals = [{"lato": "pa", "ente": "Un Comune", "data": "2026-11-22", "impronta": digest(make_concept("bando"))},
                 {"lato": "pa", "ente": "Altro", "data": "2026-11-22", "impronta": "0" * 16}]  # fmt: skip
    graph = graph_of(make_concept("bando", approvazioni=approvals))
    [node] = graph.objects(W("bando"), OWN("approvazione"))
    assert objects(graph, node, DCTERMS.contributor) == {Literal("Un Comune")}
    assert objects(graph, node, OWN("lato")) == {OWN("pa")}


def test_notes_of_the_editors_are_never_published() -> None:
    text = written(make_glossary(make_concept("bando", note_redazionali="segreto di redazione")), FACTS)
    assert "segreto" not in text
    assert "licenses/by/4.0" in text


def test_addresses_that_rdf_refuses_are_encoded() -> None:
    from parole.model.registers import Source

    source = Source(tipo="pagina", nome="Pagina", titolo="Pagina", indirizzo='https://a.it/b c?x="{y}"')  # type: ignore[arg-type]
    glossary = make_glossary(make_concept("bando", fonti=[{"fonte": "pagina"}]), sources={"pagina": source})
    graph = skos_graph(glossary, FACTS)
    assert objects(graph, W("bando"), DCTERMS.source) == {URIRef("https://a.it/b%20c?x=%22%7By%7D%22")}
    assert len(Graph().parse(data=written(glossary, FACTS))) == len(graph)


def test_the_sample_meets_the_integrity_conditions_and_every_rule(sample: Graph) -> None:
    assert integrity(sample) == set()
    assert faults(sample) == set()
    assert faults(skos_graph(small(), FACTS)) == set()


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
    assert Iris.of(SiteFacts()).word("bando") == "https://parole-in-comune.example/termini/bando/"


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
