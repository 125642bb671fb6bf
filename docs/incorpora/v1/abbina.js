/* The words of the glossary in a text: the rules of scripts/parole/language/recognition.py with the keys that forms.py makes.
   Knows nothing of the page; the cases in the tests keep the two equal. «Leggi un testo» has it too. */
(function () {
  "use strict";
  const JOINING = new Set("anti auto capo co extra inter intra macro micro multi post pre pro ri socio sub vice".split(" "));
  const OF = new Set("d del dello della dei degli delle dell".split(" "));
  const SHORT = new Set("art artt ass c n".split(" "));
  const W = "[\\p{L}\\p{N}_]", UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFFºª.]/g, ENDS = /['’‘ʼ´`′]+$/;
  const KINDS = "pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|odp|zip|html?|jpe?g|png|svg|md|ya?ml|json|xml|it|org|com|net|eu|info";
  // What is not read (addresses, names of files, code), from where its run of letters begins: a text without spaces is read
  // once. Then a word: with dots, or with an apostrophe for its accent.
  const TOKEN = new RegExp("((?:https?://|www\\.|(?<!W)[a-z]:[\\\\/]|\\\\\\\\|(?<!\\S)~?/[\\p{L}\\p{N}_.\\-]+/)\\S+|(?<![\\p{L}\\p{N}_.+\\-])[\\p{L}\\p{N}_.+\\-]+@[\\p{L}\\p{N}_\\-]+(?:\\.[\\p{L}\\p{N}_\\-]+)+|[@#]W[\\p{L}\\p{N}_\\-]*(?:\\.W[\\p{L}\\p{N}_\\-]*)*|(?<!W)(?:``.{1,400}?``|`[^`\\n]+`)(?!W)|(?<![\\p{L}\\p{N}_.\\-])[\\p{L}\\p{N}_.\\-]*_[\\p{L}\\p{N}_.\\-]*|(?<![\\p{L}\\p{N}_\\-])(?<![\\p{L}\\p{N}_\\-]\\.)[\\p{L}\\p{N}_\\-]+(?:\\.[\\p{L}\\p{N}_\\-]+)*\\.(?:KINDS)(?!W)(?:/\\S*)?)".replaceAll("W", W).replace("KINDS", KINDS) +
    "|(?<![\\p{L}\\p{N}])(?:\\p{L}\\.){2,}(?:\\p{L}(?![\\p{L}\\p{N}]))?|[\\p{L}\\p{N}][\\p{L}\\p{N}\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*(?:(?<=[aeiou])['’‘´`](?![\\p{L}\\p{N}]))?", "giu");
  // What people leave out between two words, but not before «comune», which is also shared: «regia comune».
  const APART = [" "], LEFT_OUT = [" ", " di ", " in ", " per l "];
  const SPACE = /^[°ºª]?\s+$/, ELISION = /^['’‘´`]\s?$/, HYPHEN = /^\s*[-‐‑‒–—−¬]\s*$/, SLASH = /^\s?\/\s?$/, COMMA = /^,\s$/, STOP = /^\.\s*$/, PARAGRAPH = /\n\s*\n/, VOWEL = /[aeiou]$/;

  /** The text as it is shown: whole letters, and none of the signs that nobody sees. */
  function clean(text) {
    return text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/\u00AD\s*\n\s*|[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "");
  }

  /** The forms of many words, ready to be found: [key, what it means], …. */
  function prepare(forms) {
    const meant = new Map(forms), keys = [...meant.keys()].sort((a, b) => (a < b ? -1 : 1));
    function leads(path) {
      let low = 0, high = keys.length;
      while (low < high) { const middle = (low + high) >> 1; if (keys[middle] < path) low = middle + 1; else high = middle; }
      return low < keys.length && keys[low].startsWith(path);
    }
    return { meant, leads, begun: new Map() };
  }

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  /** What may be compared of a word of a text, the nearest to what is written first. */
  function readings(token) {
    const bare = token.normalize("NFC").replace(UNSEEN, ""), word = bare.replace(ENDS, ""), plain = plainly(word, bare);
    const capitals = (word.match(/\p{Lu}/gu) || []).length;
    if (capitals > 1) return [fold(word).toUpperCase(), ...plain];
    return /^\p{Lu}/u.test(word) && word.length > 2 ? [word, ...plain] : plain;
  }

  /** A word folded; a mark says that its last vowel has, or may have, an accent. */
  function plainly(word, bare) {
    const folded = fold(word);
    if (OF.has(folded)) return [folded, "di"];
    if (!VOWEL.test(folded)) return [folded];
    if (word !== bare) return [`${folded}'`, folded];
    if (word.length > 1 && word === word.toUpperCase()) return [folded, `${folded}'`];
    return [folded.at(-1) === word.at(-1).toLowerCase() ? folded : `${folded}'`];
  }

  /** The words of a text, found as they are asked for: nothing is read before its time. */
  function tokensOf(text) {
    const pattern = new RegExp(TOKEN), seen = [], known = new Map();
    let ended = false; // the pattern would start again from the beginning
    return function at(position) {
      while (seen.length <= position) {
        const match = ended ? null : pattern.exec(text);
        ended = !match;
        if (ended) return null;
        const [whole, skipped] = match;
        if (!known.has(whole)) known.set(whole, skipped ? [] : readings(whole));
        seen.push({ text: whole, start: match.index, end: pattern.lastIndex, readings: known.get(whole) });
      }
      return seen[position];
    };
  }

  /** How two words may belong to one form: joined, apart, both; or not at all. */
  function joints(gap, before, after) {
    if (PARAGRAPH.test(gap)) return [];
    if (SPACE.test(gap)) return JOINING.has(before) || before.endsWith("\u00AD") ? [" ", ""] : after === "comune" ? APART : LEFT_OUT;
    if (HYPHEN.test(gap)) return ["", " "];
    if (STOP.test(gap)) return SHORT.has(before) ? APART : [];
    if (COMMA.test(gap)) return /^\p{N}+$/u.test(before) ? APART : []; // «art. 118, comma 5»
    return ELISION.test(gap) || SLASH.test(gap) ? APART : [];
  }

  /** The longest form from a word: its length in words, its end and what it means, or null. */
  function longest({ meant, leads, begun }, text, at, start) {
    const first = at(start);
    if (!begun.has(first.text)) begun.set(first.text, first.readings.filter(leads));
    let paths = begun.get(first.text), best = null;
    for (let position = start; paths.length; position++) {
      const token = at(position), last = position > start && at(position - 1);
      if (!token) break;
      if (last) {
        const ways = joints(text.slice(last.end, token.start), fold(last.text), fold(token.text));
        paths = paths.flatMap((path) => ways.map((joint) => path + joint).filter(leads)).flatMap((path) => token.readings.map((reading) => path + reading)).filter(leads);
      }
      const path = paths.find((one) => meant.has(one));
      // An apostrophe that is no accent closes a quotation.
      if (path) best = { words: position - start + 1, end: token.end - (ENDS.test(token.text) && !path.endsWith("'") ? 1 : 0), meaning: meant.get(path) };
    }
    return best;
  }

  /** Yield, in order, where a form begins and ends and what it means; null for every word that begins none, so that
      whoever reads a long text can pause. */
  function* occurrences(forms, text) {
    const at = tokensOf(text);
    for (let position = 0, token = at(0); token; token = at(position)) {
      const match = token.readings.length ? longest(forms, text, at, position) : null;
      position += match ? match.words : 1;
      yield match && { start: token.start, end: match.end, words: match.words, ...match.meaning };
    }
  }

  window.ParoleAbbina = { clean, prepare, occurrences };
})();
