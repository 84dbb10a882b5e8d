/** The longest token that is kept, in characters; what is longer is found by its beginning. */
export const LONGEST_TOKEN = 64;
/** The shortest beginning of a word that is looked for, in characters. */
const SHORTEST_PREFIX = 2;

/** Letters that are one letter to Unicode and two, or a plainer one, to people who type them on another keyboard. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  // Arabic, and what a Persian or Urdu keyboard has for the same letter.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const PLAINER = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** The vowel marks of Arabic and Hebrew, which few people write, hamza on or under another letter, and what only stretches a word. */
const SEMITIC_MARKS =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]|\u0640/g;

/** What shows nothing, and what stands inside a word without parting it: "O’Brien", "В’ячеслав", a soft hyphen. */
const INVISIBLE_OR_APOSTROPHE = /[\p{Cf}'’‘ʼʹ`´]/gu;
/** й, ў and ї, taken apart: letters of their own, not accented ones. */
const CYRILLIC_LETTER = /(?<=[иу])\u0306|(?<=і)\u0308/u;
const ACCENT = `(?:[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff])`;
/** Accents that have been taken apart from the letter. Marks of other scripts are vowels and the like: they stay. */
const ACCENTS = new RegExp(
  `(?<=[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]${ACCENT}*)(?!${CYRILLIC_LETTER.source})${ACCENT}`,
  'gu',
);

/**
 * Text in the form in which names are compared: without regard to case, to width and ligatures, and, in Latin, Greek and Cyrillic,
 * to accents; Arabic and Hebrew without their vowel marks. Scripts stay what they are. Folding twice is folding once.
 */
export function foldName(text: string): string {
  return text
    .replace(INVISIBLE_OR_APOSTROPHE, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(INVISIBLE_OR_APOSTROPHE, '')
    .replace(ACCENTS, '')
    .replace(SEMITIC_MARKS, '')
    .replace(PLAINER, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** Scripts that put no space between words: each run of them is a word here. */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]';
const IS_MARK = /^\p{M}/u;
const IS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u');
const WORD = new RegExp(
  `(?:(?=[\\p{L}\\p{N}])${UNSPACED}\\p{M}*)+|(?:(?!${UNSPACED})[\\p{L}\\p{N}]\\p{M}*)+`,
  'gu',
);
const SPACE_IN_RUN = new RegExp(`(?<=${UNSPACED}\\p{M}*)\\s+(?=${UNSPACED})`, 'gu');

const cut = (characters: readonly string[]): string => characters.slice(0, LONGEST_TOKEN).join('');

/**
 * The tokens that a customer with these names is found by: every word, folded; of a run without spaces (王小明) everything from each
 * of its characters on, so that the given name alone is found too. Each once, in the order of the text; single characters are left
 * out, because nobody can ask for them.
 */
export function nameTokens(names: readonly (string | null)[]): string[] {
  const tokens = new Set<string>();
  for (const name of names) {
    const words =
      foldName(name ?? '')
        .replace(SPACE_IN_RUN, '')
        .match(WORD) ?? [];
    for (const word of words) {
      const characters = [...word];
      const last = IS_UNSPACED.test(word) ? characters.length - SHORTEST_PREFIX : 0;
      for (let start = 0; start <= last; start += 1) {
        // A mark belongs to the character before it: nobody's search begins with one.
        if (!IS_MARK.test(characters[start] ?? '')) tokens.add(cut(characters.slice(start)));
      }
    }
  }
  return [...tokens].filter((token) => isLongEnough(token));
}

/** The names of a customer that the search looks at. */
export interface CustomerNames {
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
}

/** What a customer is found by: what they are called, and what that was made from. */
export function tokensOfCustomer(customer: CustomerNames): string[] {
  const { displayName, givenName, familyName, organisationName } = customer;
  return nameTokens([displayName, givenName, familyName, organisationName]);
}

/** The words of a search, folded, each once: a name fits when each of them begins one of its tokens. */
export function searchWords(search: string): string[] {
  const words = foldName(search).match(WORD) ?? [];
  return [...new Set(words.map((word) => cut([...word])))];
}

/** Whether a word of a search can be looked for. */
export function isLongEnough(word: string): boolean {
  return [...word].length >= SHORTEST_PREFIX;
}
