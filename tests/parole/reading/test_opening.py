"""A broken file is told all at once: also what shows only when the first mistake is thought mended."""

from __future__ import annotations

import pytest
from broken_words import BASE
from files import MINIMAL, PARTED_FILE, lines_with

from parole.editing.mending import without_slips
from parole.reading.opening import opened

TABLE = (MINIMAL / "glossary/termini/tavolo.yml").read_bytes().split(b"vedi_anche")[0]
NOT_YAML = "errore: YAML non leggibile: "
FENCE = "segni di un blocco di codice («```» o «~~~»); togli la riga: nel file stanno solo i campi"
STRAY = "riga che non appartiene a nessun campo; toglila; se è di un testo, rientrala come le sue altre righe"
COLON = "un testo che contiene «: » confonde il file; metti il valore tra virgolette, oppure a capo dopo «>-» [yaml]"
KIND = "errore: esempio.tipo: valore «vero» non ammesso; usa: inventato, documentato [valore-non-ammesso]"
SIDE = "errore: il rientro di «fonti:» non è quello giusto; porta «fonti:» a 2 spazi dall’inizio della riga [rientro]"
ITEM = (
    "se è un altro elemento, mettile davanti «- », allineato agli altri; se no, uniscile in una riga [yaml]"
)
PLACE = 'unisci le due righe in una: - {fonte: legge-prova, rif: "art. 5, c. 1"} [yaml]'
CITED = '    - {fonte: legge-prova, rif: "art. 5, c. 1"}\n'


def said(*changes: tuple[str, str], text: str = BASE) -> list[str]:
    """Return what is told of the word with some changes, without the path."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    files = {"glossary/termini/tavolo.yml": TABLE, PARTED_FILE: text}
    return [line.removeprefix(f"{PARTED_FILE}:") for line in lines_with(dict(files))]


def test_what_happens_on_many_lines_is_told_once_with_all_of_them() -> None:
    fenced = f"~~~\n{BASE}~~~\n"
    assert said(text=fenced) == [f"1:1: {NOT_YAML}{FENCE}; succede anche alla riga 61 [yaml]"]
    spaced = [(" " * 4 + start, "\u2003" * 4 + start) for start in ("È la prova", "l’ufficio", "Serve a")]
    assert said(*spaced)[0].endswith(
        "riscrivi il rientro con gli spazi della tastiera; succede anche alle righe 19 e 27 [yaml]"
    )
    assert said(*((f"    {start}", start) for start in ("È la prova", "l’ufficio e si", "scelto in"))) == [
        f"18:1: {NOT_YAML}questa riga ha perso il rientro; è del testo di «definizione:»: portala a 4 spazi "
        "dall’inizio; succede anche alle righe 19-20 [yaml]"
    ]


def test_of_many_places_only_the_number_is_told() -> None:
    spoilt = BASE.replace("è", "Ã¨").replace("’", "â€™")
    assert said(text=spoilt) == [
        "9:18: errore: «dellâ€™inglese.» ha lettere guaste, aperte con la codifica sbagliata; scrivi "
        "«dell’inglese.», e apri i file sempre come UTF-8; succede anche in altre 7 righe, fino alla 47 "
        "[lettere-guaste]"
    ]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (("    dove: in fondo", "    dove: in fondo: a destra"), f"38:19: {NOT_YAML}{COLON}"),
        (
            ("inglese: minutes", 'inglese: "minutes" of'),
            f"10:20: {NOT_YAML}testo dopo le virgolette chiuse; metti tutto il testo a capo dopo «>-» [yaml]",
        ),
        (
            ("inglese: minutes", "inglese: &minutes"),
            "10:10: errore: «&minutes» è una scorciatoia di YAML che qui non si usa; scrivi il valore per "
            "esteso, tra virgolette se comincia con un segno [yaml-scorciatoie]",
        ),
        (
            ("Due enti discutono", "Due enti\x0cdiscutono"),
            "54:13: errore: carattere invisibile o illeggibile: U+000C (salto di pagina; al suo posto va uno "
            "spazio); cancellalo e riscrivi a mano le parole che tocca [caratteri-invisibili]",
        ),
    ],
)
def test_past_a_fault_the_rest_is_read(change: tuple[str, str], first: str) -> None:
    assert said(change, ("tipo: inventato", "tipo: vero")) == [first, f"55:9: {KIND}"]


def test_past_two_fields_on_a_line_neither_is_told_as_missing() -> None:
    joined = ("inglese: minutes\narea: incontri", "inglese: minutes area: incontri")
    assert [line.partition(" ")[0] for line in said(joined, ("tipo: inventato", "tipo: vero"))] == [
        "10:18:",
        "54:9:",
    ]


def test_a_second_fault_of_the_yaml_is_told_too_unless_it_comes_from_the_first() -> None:
    twice = (("    dove: in fondo", "    dove: a: destra"), ("  - forma: appunti", "  - forma: fogli: due"))
    assert said(*twice) == [f"38:12: {NOT_YAML}{COLON}", f"49:17: {NOT_YAML}{COLON}"]
    over_two_lines = ("  definizione: >-\n    È la prova", "  definizione: >- È la prova")
    assert [line.partition(" ")[0] for line in said(over_two_lines)] == ["17:19:"]


def test_a_signature_does_not_hide_what_is_above_it() -> None:
    assert said(("tipo: inventato", "tipo: vero"), text=f"{BASE}\n--\nAnna Bianchi\nUfficio\n") == [
        f"55:9: {KIND}",
        f"61:1: {NOT_YAML}{STRAY}; succede anche alle righe 62-63 [yaml]",
    ]


def test_a_line_with_two_slips_is_told_of_both() -> None:
    lines = said(("  - resoconto", "\u00a0\u00a0-resoconto"))
    assert [line.partition(" ")[0] for line in lines] == ["5:1:", "5:3:"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "  - resoconto",
            "    resoconto",
            f"5:5: {NOT_YAML}questa riga si attacca a «verbale di seduta»; {ITEM}",
        ),
        (
            "sigle: [VDS]",
            "sigle:\n  - VDS\n    VBS",
            f"4:5: {NOT_YAML}questa riga si attacca a «VDS»; {ITEM}",
        ),
        (
            "inglese: minutes",
            "inglese: minutes\n  - verbale del tavolo",
            f"11:3: {NOT_YAML}un elemento d’elenco sotto «inglese:», che ha già il suo valore; riportalo nel suo "
            "elenco [yaml]",
        ),
        (
            "  - forma: minute della riunione\n    perche",
            "  forma: minute della riunione\n  perche",
            f"7:3: {NOT_YAML}manca il trattino davanti a «forma:»; scrivi «- forma:», e sotto «forma:» allinea "
            "gli altri campi dell’elemento, con i loro testi [yaml]",
        ),
        (
            "inglese: minutes",
            "- inglese: minutes",
            f"10:1: {NOT_YAML}un trattino davanti a «inglese:», che non è di un elenco; toglilo [yaml]",
        ),
        (
            "      Servono a chi li prende e non impegnano nessuno.\n",
            "      Servono a chi li prende.\n    voce: tavolo\n    perche: è il luogo, non il foglio\n",
            f"52:5: {NOT_YAML}manca il trattino davanti a «voce:»; ogni elemento comincia con «- », allineato agli "
            "altri [yaml]",
        ),
    ],
)
def test_a_line_that_joins_the_one_above_is_told(old: str, new: str, told: str) -> None:
    assert said((old, new)) == [told]


def test_a_dash_before_the_fields_of_a_record_that_is_not_of_a_list_goes() -> None:
    dashed = (
        ("pa:\n  vuol_dire", "pa:\n  - vuol_dire"),
        ("  definizione: >-\n    È", "  - definizione: >-\n    È"),
    )
    assert said(*dashed) == [
        f"{place}: {NOT_YAML}un trattino davanti a «{key}:», che non è di un elenco; toglilo [yaml]"
        for place, key in (("15:3", "vuol_dire"), ("17:3", "definizione"))
    ]


def test_the_first_item_at_the_margin_has_lost_its_dash_too() -> None:
    assert said(("  - forma: appunti\n    perche: >-\n      S", "forma: appunti\nperche: >-\n  S")) == [
        "49:1: errore: il rientro di «forma:» non è quello giusto; scrivi «- forma:», con il trattino a 2 spazi "
        "dall’inizio [rientro]",
        "50:1: errore: il rientro di «perche:» non è quello giusto; porta «perche:» a 4 spazi dall’inizio della "
        "riga, con le righe che ha sotto [rientro]",
    ]


def test_a_tab_is_told_without_what_comes_of_it() -> None:
    assert said(("    l’ufficio e si", "\tl’ufficio e si"), ("    scelto in", "\tscelto in")) == [
        f"19:1: {NOT_YAML}riga rientrata con un tabulatore; usa gli spazi, come le righe vicine; "
        "succede anche alla riga 20 [yaml]"
    ]


def test_names_at_the_margin_under_their_list_have_lost_their_dashes() -> None:
    assert said(("  - verbale di seduta\n  - resoconto", "verbale di seduta\nresoconto")) == [
        f"4:1: {NOT_YAML}manca il trattino davanti a un elemento; ogni elemento comincia con «- », allineato agli "
        "altri; succede anche alla riga 5 [yaml]"
    ]


def test_an_item_out_of_line_is_told_with_the_lines_under_it_if_they_are_out_too() -> None:
    told = "un elemento dell’elenco non è allineato agli altri; porta il trattino a 2 spazi dall’inizio della riga"
    case = "  - caso: L’ufficio pubblica l’elenco dei presenti e delle decisioni, firmato.\n    vale_per"
    assert said((case, f" {case}")) == [f"45:4: {NOT_YAML}{told} [yaml]"]
    perche = "    perche: c’è tutto ciò che ciascuno si aspetta\n"
    whole = (f"{case}: [pa, terzo_settore]\n{perche}", f"  {case}: [pa, terzo_settore]\n  {perche}")
    moved = said((whole[0], whole[1].replace("\n    vale_per", "\n      vale_per")))
    assert moved == [f"45:5: {NOT_YAML}{told}, con le righe che ha sotto [yaml]"]


def test_a_field_at_the_margin_does_not_take_along_what_is_of_others() -> None:
    assert said(("    perche: per l’ufficio", "perche: per l’ufficio")) == [
        "44:1: errore: il rientro di «perche:» non è quello giusto; porta «perche:» a 4 spazi dall’inizio della "
        "riga [rientro]"
    ]


@pytest.mark.parametrize(
    "change", [("  - resoconto", "    resoconto"), ("  - tavolo\n", "  - tavolo\n\nCiao\n")]
)
def test_what_is_only_supposed_is_never_written(change: tuple[str, str]) -> None:
    text = BASE.replace(*change)
    assert without_slips(text, PARTED_FILE) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - resoconto di seduta", "  - resoconto della\n    seduta"),
        ("  - resoconto di seduta", f"  - resoconto {'lungo ' * 9}\n    seduta".replace(" \n", "\n")),
        ("testo: Si allegano le proposte", "testo: Si allegano\n      le proposte"),
    ],
)
def test_a_text_or_a_name_that_goes_on_is_right(old: str, new: str) -> None:
    assert not [line for line in said((old, new)) if "si attacca" in line or NOT_YAML in line]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ('    - {fonte: legge-prova}\n    - {rif: "art. 5, c. 1"}\n', f"il trattino davanti a «rif:» comincia un altro elemento; {PLACE}"),
        ('    - {fonte: legge-prova,\n    - rif: "art. 5, c. 1"}\n', f"il trattino davanti a «rif:» comincia un altro elemento; {PLACE}"),
        ('    - {fonte: legge-prova}\n      rif: "art. 5, c. 1"\n', f"«rif:» è fuori dalle graffe della sua fonte; {PLACE}"),
        ('    - fonte: legge-prova\n    - rif: "art. 5, c. 1"\n', "il trattino davanti a «rif:» comincia un altro elemento; toglilo, e allinea «rif:» sotto «fonte:» [yaml]"),
    ],
)  # fmt: skip
def test_a_source_cut_in_two_is_one_source(new: str, told: str) -> None:
    assert [line.partition(NOT_YAML)[2] for line in said((CITED, new))] == [told]


def test_each_field_of_a_case_with_its_dash_is_of_one_case() -> None:
    dashes = (
        "    vale_per: [terzo_settore]\n    perche: per",
        "  - vale_per: [terzo_settore]\n  - perche: per",
    )
    assert [line.partition(NOT_YAML)[2] for line in said(dashes)] == [
        f"il trattino davanti a «{key}:» comincia un altro elemento; toglilo, e allinea «{key}:» sotto «caso:» [yaml]"
        for key in ("vale_per", "perche")
    ]


def test_the_sources_of_a_side_at_the_margin_are_of_the_side() -> None:
    both = (
        (f"  fonti:\n{CITED}", f"fonti:\n{CITED}"),
        ('  fonti:\n    - {fonte: legge-prova, rif: "§', 'fonti:\n  - {fonte: legge-prova, rif: "§'),
    )
    assert said(*both) == [f"21:1: {SIDE.replace(' [', '; succede anche alla riga 30 [')}"]
    whole = (
        "  vuol_dire: >-\n    prova scritta delle decisioni prese, da conservare con gli altri atti\n  definizione",
        "vuol_dire: >-\n  prova scritta delle decisioni prese, da conservare con gli altri atti\n  definizione",
    )
    assert said(whole) == [
        "15:1: errore: il rientro di «vuol_dire:» non è quello giusto; porta «vuol_dire:» a 2 spazi dall’inizio della riga, con le righe che ha sotto [rientro]"
    ]  # fmt: skip


def test_the_word_has_its_own_sources_where_its_sides_have_theirs() -> None:
    again = said(("fonti:\n  - {fonte: legge-prova, rif: \"art", "fonti: []\nfonti:\n  - {fonte: legge-prova, rif: \"art"))  # fmt: skip
    assert [line.rpartition("[")[2] for line in again] == ["campo-ripetuto]"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("inglese: minutes", "inglese: #minutes", "10:10: errore: YAML non leggibile: da «#» in poi è un commento, e il valore resta vuoto; togli «#», o metti il valore tra virgolette [yaml]"),
        ("inglese: minutes", 'inglese: "the "minutes" of"', "10:10: errore: YAML non leggibile: virgolette dentro le virgolette; dentro usa «…», e lascia quelle in principio e in fondo [yaml]"),
        (CITED, '    - {fonte: legge-prova, rif: “art. 5, c. 1}\n', "22:33: errore: «“art. 5, c. 1» è fra virgolette tipografiche, che qui fanno parte del testo; usa quelle diritte della tastiera (\"…\") [virgolette-di-word]"),
        (CITED, CITED.replace("\n", ", {fonte: legge-prova}\n"), "22:50: errore: YAML non leggibile: due fonti sulla stessa riga; vai a capo: ogni fonte ha la sua riga, che comincia con «- » [yaml]"),
    ],
)  # fmt: skip
def test_what_one_sign_breaks_is_told_in_one_message(old: str, new: str, told: str) -> None:
    assert said((old, new)) == [told]


def test_a_file_of_many_faults_is_read_a_few_times() -> None:
    found = opened("termine: a\n" + "x: 'a' b\n" * 500, PARTED_FILE)
    assert found.root is None
    assert [problem.place.line for problem in found.problems] == [2]


NO_COLON = "mancano i due punti dopo «{0}»; scrivi «{0}: » [yaml]"
FALLEN = (
    "questa riga ha perso il rientro; è del testo di «definizione:»: portala a 4 spazi dall’inizio [yaml]"
)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        # A word of a name, of a list or of a text that also is the name of a field, in a file broken elsewhere.
        ([("  - resoconto di seduta", "  - ente di prova\n\u2003\u2003- anno di prova")], ["6:1:"]),
        ([("    l’ufficio e si", "l’ufficio e si"), ("    scelto in", "    anno dopo anno")], ["19:1:"]),
        ([("    - {fonte: legge-prova, rif: \"§ 3\"}", "    - (fonte: legge-prova, rif: \"§ 3\")"),
          ("  - verbale di seduta", "  - caso in breve")], ["31:7:"]),
        ([("    e dei no.", "e dei no."), ("    togliere ciò", "    caso per caso, ciò")], ["28:1:"]),
    ],
)  # fmt: skip
def test_a_word_that_also_names_a_field_has_not_lost_its_colon(
    changes: list[tuple[str, str]], told: list[str]
) -> None:
    assert [line.partition(" ")[0] for line in said(*changes)] == told


@pytest.mark.parametrize(
    ("old", "new", "place", "name"),
    [
        ("area: incontri", "area incontri", "11:1:", "area"),
        ("terzo_settore:\n", "terzo_settore\n", "23:1:", "terzo_settore"),
        ("  definizione: >-\n    Serve", "  definizione >-\n    Serve", "26:3:", "definizione"),
        ("  - forma: appunti", "  - forma appunti", "49:5:", "forma"),
        ("    perche: c’è tutto", "    perche C’è tutto", "47:5:", "perche"),
    ],
)
def test_a_field_that_has_lost_its_colon_is_told(old: str, new: str, place: str, name: str) -> None:
    assert said((old, new)) == [f"{place} {NOT_YAML}{NO_COLON.format(name)}"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("  definizione: >-\n    È la prova", "  definizione:\n    - Uno.\n    - È la prova", "17:3:"),
        ("  definizione: >-\n    Serve a", "  definizione:\n    - Serve a", "26:3:"),
    ],
)
def test_a_text_made_of_the_items_of_a_list_is_told_once(old: str, new: str, place: str) -> None:
    assert said((old, new)) == [
        f"{place} {NOT_YAML}«definizione:» è un testo, non un elenco; togli i trattini, scrivi «definizione: >-» "
        "e sotto le frasi, una dopo l’altra [yaml]"
    ]


STAMP = (
    "data e mittente di un messaggio, copiati insieme al testo; togli la data e il nome: il testo comincia "
    "dopo [yaml]"
)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("attenzione: >-\n  L’ufficio", "attenzione: [3/4/25, 18:05:11] Anna B.: L’ufficio", "34:13:"),
        ("    È la prova", "    [03/04/2025, 18:05] Anna: È la prova", "18:5:"),
        ("dove: in fondo", "dove: 03/04/25, 18:05 - Anna Bianchi: in fondo", "38:11:"),
    ],
)
def test_what_a_chat_puts_before_a_message_is_told_and_taken_away(old: str, new: str, place: str) -> None:
    assert said((old, new)) == [f"{place} {NOT_YAML}{STAMP}"]
    assert "Anna" not in without_slips(BASE.replace(old, new), PARTED_FILE)


def test_the_signs_of_an_answer_by_mail_are_told_on_all_their_lines() -> None:
    quoted = [(f"    {start}", f"    > {start}") for start in ("Serve a", "e dei no", "togliere")]
    assert said(*quoted) == [
        "27:5: errore: «>»: una citazione qui non si usa e si vedrebbe così; togli «>» da ogni riga: le parole di "
        "altri stanno fra «»; succede anche alle righe 28-29 [markdown-nel-testo]"
    ]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("perchÃ© cosÃ¬", "«perchÃ©», «cosÃ¬» hanno lettere guaste, aperte con la codifica sbagliata; scrivi «perché», «così»"),
        ("Ã¨ giÃ\xa0 lâ€™ora piÃ¹ cittÃ\xa0,", ""),
    ],
)  # fmt: skip
def test_all_the_spoilt_words_of_a_line_are_told_together(word: str, told: str) -> None:
    [line] = said(("    Serve a", f"    {word} serve a"))
    assert line.endswith(", e apri i file sempre come UTF-8 [lettere-guaste]")
    assert told in line


def test_the_signs_of_an_address_are_no_spoilt_letters() -> None:
    lines = said(("Serve a", "Serve, come a https://esempio.it/n?urn:nir, a"), ("Ci cerchiamo ", ""))
    assert lines == []


@pytest.mark.parametrize("end", ["  - caso: Uno.\n    vale_per: [pa, terzo_s", "differenza: [che-cosa"])
def test_a_file_that_ends_inside_a_list_is_cut(end: str) -> None:
    start = (
        BASE[: BASE.index(end.partition("\n")[0].partition(" [")[0])]
        if end in BASE
        else BASE.partition("casi:")[0] + "casi:\n"
    )
    assert [line.partition(" YAML")[2] for line in said(text=start + end)] == [
        " non leggibile: il file finisce a metà; ne manca un pezzo: ricopialo intero [yaml]"
    ]


def test_a_step_of_a_path_without_its_dash_is_another_step() -> None:
    path = "glossary/percorsi/primi-passi.yml"
    text = (
        "titolo: Primi passi\ndescrizione: Per chi comincia da capo.\nprime:\n  - verbale\nvoci:\n"
        "  - voce: verbale\n    perche: viene prima di tutto\n"
        "    voce: tavolo\n    perche: è dove si scrive\n"
    )
    assert [line.removeprefix(path) for line in lines_with({path: text})] == [
        f":8:5: {NOT_YAML}manca il trattino davanti a «voce:»; ogni elemento comincia con «- », allineato agli altri "
        "[yaml]"
    ]
