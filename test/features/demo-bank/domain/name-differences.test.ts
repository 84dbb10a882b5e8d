import { COUNTRIES } from '../../../../src/features/demo-bank/domain/data/places';
import { NICKNAMES } from '../../../../src/features/demo-bank/domain/data/nicknames';
import {
  writeOtherwise,
  type Named,
  type WayToWrite,
} from '../../../../src/features/demo-bank/domain/name-differences';
import { namePool, plainOf } from '../../../../src/features/demo-bank/domain/names';
import { Random } from '../../../../src/features/demo-bank/domain/random';

function named(language: string, ...words: readonly (readonly [written: string, latin: string])[]): Named {
  return {
    kind: words.length === 1 ? 'ORGANISATION' : 'PERSON',
    sex: words.length === 1 ? null : 'female',
    language,
    legalForms: COUNTRIES.CZ.legalForms,
    words: words.map(([written, latin]) => ({ written, latin })),
  };
}

const KATERINA = named('cs', ['Kateřina', 'katerina'], ['Dvořáková', 'dvorakova']);
const OLENA = named('uk', ['Олена', 'olena'], ['Шевченко', 'shevchenko']);
const WANG = named('zh', ['芳', 'fang'], ['王', 'wang']);
const BAKERY = named('cs', ['Pekárna Novák s.r.o.', 'pekarnanovaksro']);

function write(name: Named, ...ways: readonly WayToWrite[]) {
  const { named: written, differences } = writeOtherwise(new Random(7, 7, 1), name, ways);
  return [written.words.map((word) => `${word.written} (${word.latin})`).join(', '), differences.join(' ')];
}

describe('a name written otherwise', () => {
  test.each<[WayToWrite, Named, string]>([
    ['NICKNAME', KATERINA, 'Katka (katka), Dvořáková (dvorakova)'],
    ['NICKNAME', OLENA, 'Оленка (olenka), Шевченко (shevchenko)'],
    ['LATIN_LETTERS', OLENA, 'Olena (olena), Shevchenko (shevchenko)'],
    ['LATIN_LETTERS', WANG, 'Fang (fang), Wang (wang)'],
    ['INITIAL', KATERINA, 'K. (k), Dvořáková (dvorakova)'],
    ['NAMES_SWAPPED', KATERINA, 'Dvořáková (dvorakova), Kateřina (katerina)'],
    ['NO_ACCENTS', KATERINA, 'Katerina (katerina), Dvorakova (dvorakova)'],
    ['UPPER_CASE', KATERINA, 'KATEŘINA (katerina), DVOŘÁKOVÁ (dvorakova)'],
    ['NO_LEGAL_FORM', BAKERY, 'Pekárna Novák (pekarnanovak)'],
  ])('as %s', (way, name, written) => {
    expect(write(name, way)).toEqual([written, way]);
  });

  test('has the ways in an order in which each makes its difference', () => {
    expect(write(OLENA, 'UPPER_CASE', 'LATIN_LETTERS', 'NICKNAME')).toEqual([
      'OLENKA (olenka), SHEVCHENKO (shevchenko)',
      'NICKNAME LATIN_LETTERS UPPER_CASE',
    ]);
  });

  test('has a typo in a word of it, and another family name of a woman', () => {
    expect(write(BAKERY, 'NAME_TYPO')[1]).toBe('NAME_TYPO');
    const [maiden, differences] = write(KATERINA, 'OTHER_FAMILY_NAME');
    expect(maiden).toMatch(/^Kateřina \(katerina\), (?!Dvořáková)/);
    expect(differences).toBe('OTHER_FAMILY_NAME');
  });

  test.each<[WayToWrite, Named]>([
    ['NICKNAME', WANG],
    ['NAME_TYPO', WANG],
    ['INITIAL', WANG],
    ['LATIN_LETTERS', KATERINA],
    ['NO_LEGAL_FORM', KATERINA],
    ['OTHER_FAMILY_NAME', { ...KATERINA, sex: 'male' }],
    ['NO_ACCENTS', OLENA],
    ['NAMES_SWAPPED', BAKERY],
  ])('is as it was where %s can make no difference', (way, name) => {
    expect(writeOtherwise(new Random(7, 7, 1), name, [way])).toEqual({ named: name, differences: [] });
  });
});

test('accents are dropped from Latin letters alone', () => {
  expect(plainOf('Łucja Weiß-Ångström')).toBe('Lucja Weiss-Angstrom');
  expect(plainOf('Юрій Фёдоров मीना')).toBe('Юрій Фёдоров मीना');
});

test.each(Object.entries(NICKNAMES))(
  'nicknames of %s are of names that its people have',
  (language, names) => {
    const { given } = namePool(language);
    const known = [...given.male, ...given.female].map(({ written }) => written);
    for (const entry of names.split(' ')) {
      const [name, nickname] = entry.split('=');
      expect(known).toContain(name);
      expect(nickname).not.toBe('');
    }
  },
);
