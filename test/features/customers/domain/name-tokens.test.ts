import fc from 'fast-check';
import {
  foldName,
  isLongEnough,
  LONGEST_TOKEN,
  nameTokens,
  searchWords,
} from '../../../../src/features/customers/domain/name-tokens';

/** Names as people have them, and anything else that Unicode has. */
const name = fc.oneof(
  fc.constantFrom(
    'Jana Nováková',
    'Łukasz Żółć',
    'Straße & Söhne GmbH',
    'Олексій Їжак',
    'अमित शर्मा',
    'محمد بن سلمان',
    '王小明',
    'ナカムラ ﾊﾅｺ',
    '김민수',
    'Ελένη Παπαδάκης',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** What the search does, on one name. */
function finds(search: string, names: readonly string[]): boolean {
  const tokens = nameTokens(names);
  return searchWords(search).every((word) => tokens.some((token) => token.startsWith(word)));
}

describe('a name, folded', () => {
  test.each([
    ['case and accents of Latin letters', 'JANA Nováková-Říhová', 'jana novakova-rihova'],
    ['letters that Unicode does not take apart', 'Łukasz Weiß Ørsted Đoković', 'lukasz weiss orsted dokovic'],
    ['marks that stand by themselves', 'Jose\u0301', 'jose'],
    ['Turkish letters', 'İsmail Yıldız', 'ismail yildiz'],
    ['accents of Greek letters, and the sigma at the end', 'Παπαδάκης ΠΑΠΑΔΑΚΗΣ', 'παπαδακησ παπαδακησ'],
    ['ё, as most people write it', 'Фёдор Королёв', 'федор королев'],
    ['full width, ligatures', 'ＡＮＮＡ ﬁn', 'anna fin'],
    ['the vowel marks of Arabic, and what stretches a word', 'مُحَمَّد محمـــد', 'محمد محمد'],
    ['hamza on other letters', 'أحمد إبراهيم آمنة رؤوف', 'احمد ابراهيم امنه رووف'],
    ['what a Persian keyboard writes otherwise', 'علی کریمی ليلى', 'علي كريمي ليلي'],
    ['the vowel marks of Hebrew', 'שָׁלוֹם', 'שלום'],
    ['apostrophes and soft hyphens', 'O’Brien В’ячеслав Dvo\u00adřák', 'obrien вячеслав dvorak'],
  ])('is without %s', (_what, text, folded) => {
    expect(foldName(text)).toBe(folded);
  });

  test.each([
    ['letters that only look accented', 'андрій їжак майя'],
    ['the vowel signs of Devanagari', 'हिन्दी अमित शर्मा'],
    ['the voice marks of Japanese', 'が ガ'],
    ['Chinese, Korean', '王小明 김민수'],
  ])('keeps %s', (_what, text) => {
    expect(foldName(text)).toBe(text.normalize('NFC'));
  });

  test('does not change when it is folded again', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the tokens of a name', () => {
  test('are its words, each once, whatever name they come from', () => {
    expect(nameTokens(['Jana Nováková', 'Jana', 'Nováková', null])).toEqual(['jana', 'novakova']);
    expect(nameTokens(['ČSOB-Leasing, a. s. (2001)'])).toEqual(['csob', 'leasing', '2001']);
    expect(nameTokens(['अमित शर्मा', 'محمد علي'])).toEqual(['अमित', 'शर्मा', 'محمد', 'علي']);
  });

  test('of a run without spaces are all its ends, also across a space between two names', () => {
    expect(nameTokens(['王小明'])).toEqual(['王小明', '小明']);
    expect(nameTokens(['王 小明'])).toEqual(['王小明', '小明']);
    expect(nameTokens(['IBM中国'])).toEqual(['ibm', '中国']);
    expect(nameTokens(['王\u302a小明'])).toEqual(['王\u302a小明', '小明']);
  });

  test('are at least two characters long and fit their column', () => {
    const long = nameTokens([`𠮷${'a'.repeat(100)} ${'𠮷野'.repeat(50)}`]);
    expect(long[0]).toBe('a'.repeat(LONGEST_TOKEN));
    fc.assert(
      fc.property(fc.array(name), (names) => {
        for (const token of nameTokens(names)) {
          expect(isLongEnough(token)).toBe(true);
          expect([...token].length).toBeLessThanOrEqual(LONGEST_TOKEN);
        }
      }),
    );
    expect(nameTokens(['J. 王', '', null])).toEqual([]);
  });
});

describe('a name is found', () => {
  test.each([
    ['novak jan', 'Jan Novák'],
    ['NOVÁ', 'Jana Nováková'],
    ['федор', 'Фёдор Королёв'],
    ['кор фё', 'Фёдор Королёв'],
    ['शर अमि', 'अमित शर्मा'],
    ['محم', 'محمد علي'],
    ['احمد', 'أحمد الحكيم'],
    ['王小', '王小明'],
    ['小明', '王小明'],
    ['ナカ', 'ﾅｶﾑﾗ'],
    ['strasse', 'Straße'],
    ["o'bri", 'O’Brien'],
  ])('by "%s": %s', (search, text) => {
    expect(finds(search, [text])).toBe(true);
  });

  test.each([
    ['ak', 'Novák'],
    ['jan novak petr', 'Jan Novák'],
    ['明小', '王小明'],
    ['हन', 'हिन्दी'],
  ])('not by "%s": %s', (search, text) => {
    expect(finds(search, [text])).toBe(false);
  });

  test('by every beginning of every token, of two characters or more', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
        for (const token of nameTokens(names)) {
          const characters = [...token];
          for (let length = 2; length <= characters.length; length += 1) {
            const prefix = characters.slice(0, length).join('');
            expect([prefix, searchWords(prefix)]).toEqual([prefix, [prefix]]);
            expect(finds(prefix, names)).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('by itself, as it is written', () => {
    fc.assert(
      fc.property(name, (text) => {
        const words = searchWords(text).filter((word) => isLongEnough(word));
        expect(finds(words.join(' '), [text])).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
