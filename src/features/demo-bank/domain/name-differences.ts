import type { Description } from './description';
import { NICKNAMES } from './data/nicknames';
import type { Country } from './data/places';
import { asciiOf, namePool, plainOf, type Name } from './names';
import type { Random } from './random';
import type { Difference } from './truth';
import { mistype } from './typos';

/** Whose name is written otherwise: a person's given and family name, or the one of a firm. */
export interface Named extends Pick<Description, 'kind' | 'sex'> {
  readonly language: string;
  readonly legalForms: Country['legalForms'];
  readonly words: readonly Name[];
}

const SHARE = { typoInFamilyName: 0.6 } as const;
const IS_LATIN = /^\p{Script=Latin}/u;
const HAS_CAPITALS = /^\p{Lu}/u;

export type WayToWrite = Extract<
  Difference,
  | 'NICKNAME'
  | 'OTHER_FAMILY_NAME'
  | 'LATIN_LETTERS'
  | 'NO_LEGAL_FORM'
  | 'NAME_TYPO'
  | 'INITIAL'
  | 'NAMES_SWAPPED'
  | 'NO_ACCENTS'
  | 'UPPER_CASE'
>;

function withLatin(written: string, former: Name): Name {
  return { written, latin: IS_LATIN.test(written) ? asciiOf(written) : former.latin };
}

function replaced(words: readonly Name[], index: number, word: Name | null): readonly Name[] | null {
  return word === null ? null : words.map((former, place) => (place === index ? word : former));
}

/** A slip in the longest word of a name. */
function mistyped(random: Random, name: Name): Name | null {
  const parts = name.written.split(' ');
  const longest = [...parts].sort((one, other) => other.length - one.length)[0] ?? '';
  const slipped = mistype(random, longest);
  return slipped === null ? null : withLatin(name.written.replace(longest, slipped), name);
}

function typo(random: Random, { words }: Named): readonly Name[] | null {
  const order = random.chance(SHARE.typoInFamilyName) ? [words.length - 1, 0] : [0, words.length - 1];
  for (const index of order) {
    const name = words[index];
    const slipped = name === undefined ? null : replaced(words, index, mistyped(random, name));
    if (slipped !== null) return slipped;
  }
  return null;
}

const NAMES_OF_FRIENDS = new Map(
  Object.entries(NICKNAMES).flatMap(([language, names]) =>
    names.split(' ').map((entry): [string, Name] => {
      const [name = '', nickname = ''] = entry.split('=');
      const [written = '', latin = asciiOf(nickname)] = nickname.split(':');
      return [`${language} ${name}`, { written, latin }];
    }),
  ),
);

function nicknamed({ language, words }: Named): readonly Name[] | null {
  return replaced(words, 0, NAMES_OF_FRIENDS.get(`${language} ${words[0]?.written ?? ''}`) ?? null);
}

function initialled({ words: [given, ...rest] }: Named): readonly Name[] | null {
  const isCapital = given !== undefined && HAS_CAPITALS.test(given.written);
  return isCapital
    ? [{ written: `${given.written.charAt(0)}.`, latin: given.latin.charAt(0) }, ...rest]
    : null;
}

/** The name that a woman had before she married, or has since. */
function maiden(random: Random, { language, sex, words: [given, family] }: Named): readonly Name[] | null {
  if (given === undefined || family === undefined || sex !== 'female') return null;
  const others = namePool(language).family.female.filter(({ written }) => written !== family.written);
  return [given, random.pick(others)];
}

function latinised({ words }: Named): readonly Name[] {
  return words.map((name) => {
    if (IS_LATIN.test(name.written)) return name;
    return { written: name.latin.charAt(0).toUpperCase() + name.latin.slice(1), latin: name.latin };
  });
}

function withoutLegalForm({ legalForms, words: [name, ...rest] }: Named): readonly Name[] | null {
  const form = Object.values(legalForms).find((ending) => name?.written.endsWith(` ${ending}`));
  if (name === undefined || form === undefined) return null;
  return [withLatin(name.written.slice(0, -form.length - 1), name), ...rest];
}

type Way = (random: Random, named: Named) => readonly Name[] | null;

/** Each way to write a name otherwise, in the order in which they are to follow one another; null where it cannot be. */
const WAYS: readonly (readonly [WayToWrite, Way])[] = [
  ['NICKNAME', (_, named) => nicknamed(named)],
  ['OTHER_FAMILY_NAME', maiden],
  ['LATIN_LETTERS', (_, named) => latinised(named)],
  ['NO_LEGAL_FORM', (_, named) => withoutLegalForm(named)],
  ['NAME_TYPO', typo],
  ['INITIAL', (_, named) => initialled(named)],
  ['NAMES_SWAPPED', (_, { words }) => [...words].reverse()],
  ['NO_ACCENTS', (_, { words }) => words.map((name) => withLatin(plainOf(name.written), name))],
  ['UPPER_CASE', (_, { words }) => words.map((name) => withLatin(name.written.toUpperCase(), name))],
];

/** A name as it came to be written, and how that differs. */
export interface Written {
  readonly named: Named;
  readonly differences: readonly WayToWrite[];
}

/** Writes a name in the ways that are wanted, as far as they make a difference, and says which did. */
export function writeOtherwise(random: Random, named: Named, wanted: readonly WayToWrite[]): Written {
  let current = named;
  const differences: WayToWrite[] = [];
  for (const [way, write] of WAYS) {
    const words = wanted.includes(way) ? write(random, current) : null;
    if (words === null || words.every(({ written }, index) => written === current.words[index]?.written))
      continue;
    current = { ...current, words };
    differences.push(way);
  }
  return { named: current, differences };
}
