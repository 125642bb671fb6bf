"""YAML text → nodes in which every scalar is still text and knows its line and column."""

from __future__ import annotations

from typing import Any

import pytest

from parole.reading.problems import Place
from parole.reading.yaml_nodes import AnyNode, Mapping, Scalar, Sequence, field_name, read_yaml

PATH = "voce.yml"


def read(text: str) -> AnyNode:
    root, problems = read_yaml(text, PATH)
    assert problems == []
    assert root is not None
    return root


def lines(text: str) -> list[str]:
    """Return the problems of a text as they are printed, without the path."""
    return [str(problem).removeprefix(f"{PATH}:") for problem in read_yaml(text, PATH)[1]]


def plain(node: AnyNode) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


def unreadable(place: str, cause: str, remedy: str) -> list[str]:
    return [f"{place}: errore: YAML non leggibile: {cause}; {remedy} [yaml]"]


# What is read.


def test_a_text_becomes_nodes_with_places() -> None:
    root = read("termine: bozza\nfonti:\n  - {fonte: cts}\n")
    assert root == Mapping(
        Place(PATH, 1, 1),
        {
            "termine": Scalar(Place(PATH, 1, 10), "bozza"),
            "fonti": Sequence(
                Place(PATH, 3, 3),
                (
                    Mapping(
                        Place(PATH, 3, 5),
                        {"fonte": Scalar(Place(PATH, 3, 13), "cts")},
                        {"fonte": Place(PATH, 3, 6)},
                    ),
                ),
            ),
        },
        {"termine": Place(PATH, 1, 1), "fonti": Place(PATH, 2, 1)},
    )


@pytest.mark.parametrize(
    "text",
    ["no", "yes", "on", "true", "False", "010", "0x10", "1e3", "12:30", "1_000", ".5", "2026-11-22",
     "2024-02-30", "2026-11-22T10:00:00Z", "=", "art. 5", "«sì»", "a#b", "https://a.it/?b=1#c", "50%"],
)  # fmt: skip
def test_every_scalar_stays_as_it_was_typed(text: str) -> None:
    assert plain(read(f"campo: {text}\n")) == {"campo": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", '""', "''", '" "'])
def test_nothing_is_told_from_something(text: str) -> None:
    root = read(f"campo: {text}\n")
    assert isinstance(root, Mapping)
    value = root.values["campo"]
    assert isinstance(value, Scalar)
    assert value.is_empty


@pytest.mark.parametrize("text", ['"null"', "'~'", "|\n  null", "no", "0", "false"])
def test_what_is_quoted_is_never_nothing(text: str) -> None:
    root = read(f"campo: {text}\n")
    assert isinstance(root, Mapping)
    value = root.values["campo"]
    assert isinstance(value, Scalar)
    assert not value.is_empty


@pytest.mark.parametrize("text", ["", "\n\n", "   \n", "---\n", "\ufeff"])
def test_an_empty_text_has_no_node_or_an_empty_one(text: str) -> None:
    root, problems = read_yaml(text, PATH)
    assert problems == []
    assert root is None or (isinstance(root, Scalar) and root.is_empty)


def test_folding_and_blocks_are_those_of_yaml() -> None:
    text = "a: >-\n  uno\n  due\n\n  tre\nb: |\n  uno\n  due\nc: uno\n  due\nd: 'l''ente'\n"
    assert plain(read(text)) == {"a": "uno due\ntre", "b": "uno\ndue\n", "c": "uno due", "d": "l'ente"}


def test_columns_count_characters_not_bytes() -> None:
    root = read("perché: è già così\n{}: x\n".format("àèìòù"))
    assert isinstance(root, Mapping)
    assert root.values["perché"].place == Place(PATH, 1, 9)
    assert root.values["àèìòù"].place == Place(PATH, 2, 8)


def test_an_emoji_is_one_column() -> None:
    root = read('"😀😀": x\n')
    assert isinstance(root, Mapping)
    assert root.values["😀😀"].place == Place(PATH, 1, 7)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_lines_are_the_same_whatever_ends_them(newline: str) -> None:
    text = newline.join(["a: uno", "b: >-", "  due", "  tre", 'c: "x', '  y"', "d: 1", ""])
    root = read(text)
    assert plain(root) == {"a": "uno", "b": "due tre", "c": "x y", "d": "1"}
    assert isinstance(root, Mapping)
    assert [str(place) for place in root.keys.values()] == [
        "voce.yml:1:1",
        "voce.yml:2:1",
        "voce.yml:5:1",
        "voce.yml:7:1",
    ]


def test_a_byte_order_mark_at_the_start_is_no_character() -> None:
    assert read("\ufefftermine: bozza\n") == read("termine: bozza\n")


def test_one_document_may_have_its_marks() -> None:
    assert plain(read("---\na: 1\n...\n")) == {"a": "1"}


def test_a_very_long_line_is_read() -> None:
    """In a work that grew with the square of its length, this would never end."""
    assert plain(read(f"a: {'parola ' * 100_000}fine\n"))["a"].endswith("parola fine")


def test_field_names_read_like_a_path() -> None:
    assert field_name(("pa", "fonti", 0, "rif")) == "pa.fonti[0].rif"
    assert field_name((3, "forma")) == "[3].forma"
    assert field_name(()) == ""


# What is refused, and where.

NOT_HERE = "scrivi il valore per esteso, tra virgolette se comincia con un segno [yaml-scorciatoie]"


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("a: &x uno\n", "1:4", "&x"),
        ("a: &x\n  b: 1\n", "1:4", "&x"),
        ("&x a: uno\n", "1:1", "&x"),
        ("a: *x\n", "1:4", "*x"),
        ("a: [uno, *x]\n", "1:10", "*x"),
        ("a: !!str uno\n", "1:4", "!"),
        ("a: !mio uno\n", "1:4", "!"),
        ("a: ! uno\n", "1:4", "!"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4", "!"),
        ("<<: {a: 1}\n", "1:1", "<<"),
        ("a:\n  <<: *x\n", "2:3", "<<"),
        ("%YAML 1.2\n---\na: 1\n", "1:1", "%"),
        ("%TAG ! tag:a,2000:\n---\na: 1\n", "1:1", "%"),
    ],
)
def test_shortcuts_are_refused(text: str, place: str, sign: str) -> None:
    assert lines(text) == [
        f"{place}: errore: «{sign}» è una scorciatoia di YAML che qui non si usa; {NOT_HERE}"
    ]
    assert read_yaml(text, PATH)[0] is None


def test_a_key_like_a_merge_may_be_quoted() -> None:
    assert plain(read('"<<": x\n')) == {"<<": "x"}


def test_aliases_never_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert len(lines(bomb)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1: errore: a: campo ripetuto (era già alla riga 1); tienine uno solo [campo-ripetuto]"]),
        ("a: {b: 1, b: 2}\n", ["1:11: errore: a.b: campo ripetuto (era già alla riga 1); tienine uno solo [campo-ripetuto]"]),
        ('a: 1\n"a": 2\n', ["2:1: errore: a: campo ripetuto (era già alla riga 1); tienine uno solo [campo-ripetuto]"]),
        (
            "x:\n  - a: 1\n  - b: 1\n    b: 2\n    b: 3\n",
            [
                "4:5: errore: x[1].b: campo ripetuto (era già alla riga 3); tienine uno solo [campo-ripetuto]",
                "5:5: errore: x[1].b: campo ripetuto (era già alla riga 3); tienine uno solo [campo-ripetuto]",
            ],
        ),
    ],
)  # fmt: skip
def test_repeated_keys_are_told_and_the_first_is_kept(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(("text", "value"), [("a: 1\na: 2\n", "1"), ("a:\na: 2\n", "2"), ("a: 1\na:\n", "1")])
def test_of_a_repeated_key_the_first_value_is_read(text: str, value: str) -> None:
    root, _ = read_yaml(text, PATH)
    assert root is not None
    assert plain(root) == {"a": value}


COMMENT = (
    "errore: un commento YAML si perde al primo salvataggio; spostalo in «note_redazionali»; "
    "se invece è testo, metti il valore tra virgolette [commento-yaml]"
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("# uno\na: 1\n", ["1:1"]),
        ("a: 1 # uno\n", ["1:6"]),
        ("à: è # uno\n", ["1:6"]),
        ('a: "uno" # due\n', ["1:10"]),
        ('a: "uno"# due\n', ["1:9"]),
        ("a: [uno, # due\n  tre]\n", ["1:10"]),
        ("a: [uno]# due\n", ["1:9"]),
        ("a: >- # uno\n  due\n", ["1:7"]),
        ("a: >-\n  uno\n# due\nb: 1\n", ["3:1"]),
        ("a: |\n  uno\n # due\nb: 1\n", ["3:2"]),
        ("a: # uno\n  b: 1 # due\n", ["1:4", "2:8"]),
        ("# uno\n# due\n\n# tre\na: 1\n", ["1:1", "4:1"]),
        ("a: 1\r\n# uno\r\n", ["2:1"]),
        ("# solo\n", ["1:1"]),
        ("a: 1\n#\n", ["2:1"]),
    ],
)
def test_comments_are_found_where_they_are(text: str, places: list[str]) -> None:
    assert lines(text) == [f"{place}: {COMMENT}" for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "a: uno#due\n",
        'a: "uno # due"\n',
        "a: 'uno # due' \n",
        "a: >-\n  uno # due\n  # tre\n",
        "a: |\n  # uno\n\n  # due\nb: 1\n",
        'a: "uno\n  # due"\n',
        "- >-\n    # uno\n- b\n",
        "a: https://a.it/#b\n",
        '"# a": 1\n',
    ],
)
def test_a_hash_inside_a_text_is_no_comment(text: str) -> None:
    assert lines(text) == []


INVISIBLE = "errore: carattere invisibile o illeggibile: {}; cancellalo e riscrivi a mano le parole che tocca [caratteri-invisibili]"


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: u\u00adno\n", "1:5", "U+00AD (trattino nascosto, viene dai PDF)"),
        ("a: 1\nb: è\u200b\n", "2:5", "U+200B (spazio di larghezza zero)"),
        ("a: \u202eonu\n", "1:4", "U+202E"),
        ("a: \u2066x\u2069\n", "1:4", "U+2066"),
        ("a: \x00\n", "1:4", "U+0000"),
        ("a: \x1b[31m\n", "1:4", "U+001B"),
        ("a: \x7f\n", "1:4", "U+007F"),
        ("a: x\x85y\n", "1:5", "U+0085"),
        ("a: x\u2028y\n", "1:5", "U+2028"),
        ("a: x\ufeff\n", "1:5", "U+FEFF (segno di inizio del file)"),
        ("a: citt\ufffd\n", "1:8", "U+FFFD (una lettera perduta: «�»)"),
        ("a: \ud800\n", "1:4", "U+D800"),
        ("a: \ue000\n", "1:4", "U+E000"),
        ("a: \uffff\n", "1:4", "U+FFFF"),
        ("a: \U000e0041\n", "1:4", "U+E0041"),
        ("a:\n\u00a0\u00a0b: 1\n", "2:1", "U+00A0 (spazio che non va a capo)"),
        ("a:\u00a0uno\n", "1:3", "U+00A0 (spazio che non va a capo)"),
        ("-\u00a0uno\n", "1:2", "U+00A0 (spazio che non va a capo)"),
        ('a: "x\\u200by"\n', "1:4", "U+200B (spazio di larghezza zero)"),
        ('a: "x\\0y"\n', "1:4", "U+0000"),
        ('"a\\u202e": 1\n', "1:1", "U+202E"),
    ],
)
def test_hidden_characters_are_refused_where_they_are(text: str, place: str, code: str) -> None:
    expected = f"{place}: {INVISIBLE.format(code)}"
    assert lines(text)[0] == expected
    assert {line.rpartition("[")[2] for line in lines(text)} == {"caratteri-invisibili]"}


@pytest.mark.parametrize(
    "text", ["a: uno\u00a0due\n", "a: «\u202funo\u202f»\n", "a: x\ty\n", "a: e\u0300\n", "a: 👩 ❤️\n"]
)
def test_spaces_of_typography_and_accents_are_kept(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[[[[[[[[x]]]]]]]]]\n", "1:10"),
        ("[" * 100_000, "1:10"),
        ("a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}\n", "1:33"),
        ("- " * 12 + "x\n", "1:19"),
    ],
)
def test_deep_nesting_is_refused_before_it_hurts(text: str, place: str) -> None:
    assert lines(text) == [
        f"{place}: errore: più di 8 livelli, uno dentro l’altro; segui la forma delle altre voci [annidamento]"
    ]


QUOTE = "metti il valore tra virgolette, oppure a capo dopo «>-»"
CONTINUES = (
    "questa riga continua quella di sopra, ma contiene «: »",
    "se è un campo, allinealo agli altri e scrivi sopra «campo: valore», con lo spazio; "
    "se è un testo, mettilo tra virgolette",
)
NO_COLON = (
    "manca «: » dopo il nome di un campo",
    "scrivi «campo: valore», con lo spazio; se la riga continua un testo, rientrala di due spazi",
)
BRACKET = (
    "parentesi aperta e mai chiusa",
    "chiudila; se è un testo che comincia con la parentesi, mettilo tra virgolette",
)
TAB = ("riga rientrata con un tabulatore", "usa gli spazi, come le righe vicine")
COLON = ("un testo che contiene «: » confonde il file", QUOTE)
AFTER_QUOTES = ("testo dopo le virgolette chiuse", "metti tutto il testo a capo dopo «>-»")
BACKSLASH = (
    "barra rovesciata «\\» dentro virgolette doppie",
    "usa le virgolette semplici, oppure vai a capo dopo «>-»",
)
SAME_LINE = (
    "testo sulla stessa riga di «>» o «|»",
    "comincialo dalla riga sotto; se «>» fa parte del testo, metti tutto tra virgolette",
)
MISPLACED = ("elemento di elenco o riga fuori posto", "ogni elemento comincia con «- », allineato agli altri")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("termine: a: b\n", "1:11", COLON),
        ("città: è: x\n", "1:9", COLON),
        ("a: vedi:\nb: 1\n", "1:8", COLON),
        ("a: “x: y”\n", "1:6", COLON),
        ("a: 1\n  b: 2\n", "2:4", CONTINUES),
        ("a:1\nb: 2\n", "2:2", CONTINUES),
        ("a\nb: 1\n", "2:2", CONTINUES),
        ("a: 1\nb:2\nc: 3\n", "2:1", NO_COLON),
        ("a: 1\nb\n", "2:1", NO_COLON),
        ("a: >-\nuno due\nb: 1\n", "2:1", NO_COLON),
        ("a: 1\nuna riga\ndue righe\n", "2:1", NO_COLON),
        ("a:\n\tb: 1\n", "2:1", TAB),
        ("a:\n  - x\n\t- y\n", "3:1", TAB),
        ("\ta: 1\n", "1:1", TAB),
        ('a: "uno\nb: 2\n', "1:4", ("virgolette aperte e mai chiuse", "chiudile")),
        ("a: 'uno\nb: 2\n", "1:4", ("virgolette aperte e mai chiuse", "chiudile")),
        ('a: ["uno, due]\n', "1:5", ("virgolette aperte e mai chiuse", "chiudile")),
        ('a: "uno\nb: 1\nc: "due"\n', "1:4", ("virgolette chiuse solo alla riga 3", "chiudile dove finisce il testo")),
        ('a: "uno" due\n', "1:10", AFTER_QUOTES),
        ("a: 'l'ente'\n", "1:7", ("un apostrofo fra virgolette semplici, che lì finiscono", "usa le virgolette doppie")),
        ("a: [uno, due\nb: 1\n", "1:4", BRACKET),
        ("a: {b: 1\nc: 2\n", "1:4", BRACKET),
        ("a: [\n", "1:4", BRACKET),
        ("a: [uno, {b: 1, c: 2]\n", "1:21", ("qui manca una virgola o la parentesi di chiusura", "separa con una virgola; i valori con virgole o parentesi vanno tra virgolette")),
        ('a: {b: "c" d}\n', "1:12", ("qui manca una virgola o la parentesi di chiusura", "separa con una virgola; i valori con virgole o parentesi vanno tra virgolette")),
        ("a: [[x]] e poi\n", "1:10", ("testo dopo una parentesi chiusa", QUOTE)),
        ("a: {{x}}\n", "1:5", ("parentesi dove serve il nome di un campo", "se è un testo, mettilo tra virgolette")),
        ("[a]: 1\n", "1:1", ("parentesi dove serve il nome di un campo", "se è un testo, mettilo tra virgolette")),
        ("a:\n    b: 1\n  c: 2\n", "3:3", ("rientro diverso da quello delle righe vicine", "allinea la riga alle altre, con gli spazi")),
        ("a:\n  - x\n - y\n", "3:2", MISPLACED),
        ("a: 1\n- b\n", "2:1", MISPLACED),
        ("- a\nb: 1\n", "2:1", MISPLACED),
        ("a: - uno\n", "1:4", ("«- » sulla stessa riga del nome del campo", "metti ogni elemento su una riga sua; se è un testo, tra virgolette")),
        ("a: >uno\n", "1:5", SAME_LINE),
        ("a: | uno\n  due\n", "1:6", SAME_LINE),
        ("a: @uno\n", "1:4", ("valore che comincia con «@»", QUOTE)),
        ("a: `uno`\n", "1:4", ("valore che comincia con «`»", QUOTE)),
        ("a: %uno\n", "1:4", ("valore che comincia con «%»", QUOTE)),
        ("a: ,uno\n", "1:4", ("valore che comincia con «,»", QUOTE)),
        ("a: ]uno\n", "1:4", ("valore che comincia con «]»", QUOTE)),
        ("a: *uno* due\n", "1:4", ("valore che comincia con «*»", QUOTE)),
        ("a: & due\n", "1:4", ("valore che comincia con «&»", QUOTE)),
        ("a: !a!b due\n", "1:4", ("valore che comincia con «!»", QUOTE)),
        ("a: ? due\n", "1:4", ("valore che comincia con «?»", QUOTE)),
        ("%uno\na: 1\n", "1:5", ("riga che comincia con «%»", "togli la riga; se è un testo, mettilo tra virgolette")),
        ('a: "C:\\dati"\n', "1:7", BACKSLASH),
        ('a: "\\ud800"\n', "1:7", BACKSLASH),
        ("a: 1\n---\nb: 2\n", "2:1", ("il file contiene più documenti separati da «---»", "togli la riga «---»; se le parole sono due, ognuna ha un file suo")),
        ("a: 1\n...\nb: 2\n", "3:1", ("testo che non appartiene a nessun campo", "rimetti la riga dentro un campo, con il giusto rientro")),
        ('a: "uno\n---\n"\n', "2:1", ("«---» o «...» dentro un testo", "togli quella riga")),
        ('"": x\n', "1:1", ("manca il nome del campo", "scrivi «campo: valore»")),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_explained(text: str, place: str, said: tuple[str, str]) -> None:
    assert lines(text) == unreadable(place, *said)
    assert read_yaml(text, PATH)[0] is None


def test_places_are_right_after_accents_and_windows_lines() -> None:
    assert lines("perché: è\r\ngià: così: no\r\n") == unreadable("2:10", *COLON)


HOSTILE = "{}[]:,-?!&*#|>'\"%@`\\ \n\t\r\x00a~<é\u2028\ud800"


@pytest.mark.parametrize("seed", range(40))
def test_no_text_makes_the_reader_fail(seed: int) -> None:
    """Texts made of signs, always the same: whatever they are, there is a node or a problem."""
    state = seed * 7919 + 17
    for _ in range(50):
        text = ""
        for _ in range(24):
            state = (state * 1103515245 + 12345) % 2**31
            text += HOSTILE[(state >> 12) % len(HOSTILE)]
        root, problems = read_yaml(text, PATH)
        assert root is not None or problems or not text.strip("\ufeff \n\r\t-.")


def test_a_file_with_a_mistake_on_every_line_is_not_read_to_the_end() -> None:
    root, problems = read_yaml("a:\n" * 100_000, "x.yml")
    assert root is None
    assert [problem.place.line for problem in problems] == list(range(2, 1002))
    assert {problem.rule for problem in problems} == {"campo-ripetuto"}
