import { NAME_TABLES, type NameTable } from './data/people';
import type { Random } from './random';

export type Sex = 'male' | 'female';

/** A name as it is written, and in letters that an e-mail address may have. */
export interface Name {
  readonly written: string;
  readonly latin: string;
}

export interface NamePool {
  readonly given: Record<Sex, readonly Name[]>;
  readonly family: Record<Sex, readonly Name[]>;
}

/** Letters that Unicode does not take apart into a plain one and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  "'": '',
  Ł: 'L',
  Ø: 'O',
  Æ: 'Ae',
};

/** Text without the accents of its Latin letters; other scripts as they are. */
export function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .replace(/[łßøæŁØÆ]/g, (letter) => PLAIN[letter] ?? '')
    .normalize('NFC');
}

/** Lower-case ASCII for an e-mail address: without accents, spaces and apostrophes. */
export function asciiOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[łßøæ']/g, (letter) => PLAIN[letter] ?? '')
    .replace(/[^a-z0-9]/g, '');
}

/** One entry of a name table, `written/written=latin/latin`, in the form that people of that sex use. */
function parseName(entry: string, sex: Sex): Name {
  const [written = '', latin] = entry.split('=');
  const form = (forms: string) => {
    const [male = '', female = male] = forms.split('/');
    return sex === 'male' ? male : female;
  };
  return { written: form(written), latin: latin === undefined ? asciiOf(form(written)) : form(latin) };
}

function parseTable(table: NameTable): NamePool {
  const names = (text: string, sex: Sex) => text.split(' ').map((entry) => parseName(entry, sex));
  return {
    given: { male: names(table.male, 'male'), female: names(table.female, 'female') },
    family: { male: names(table.family, 'male'), female: names(table.family, 'female') },
  };
}

const POOLS = new Map(NAME_TABLES.map((table) => [table.language, parseTable(table)]));

/** The names of a language. Throws for one without a table. */
export function namePool(language: string): NamePool {
  const pool = POOLS.get(language);
  if (pool === undefined) throw new RangeError(`No names for the language "${language}"`);
  return pool;
}

/** A place in a list of names, the first ones far more often: a few names are everywhere, most are rare. */
export function drawNameIndex(random: Random, length: number): number {
  const first = random.next();
  return Math.floor(first * Math.sqrt(random.next()) * length);
}
