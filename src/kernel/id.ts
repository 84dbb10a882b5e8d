/**
 * Ids are made by the application, never by the database: 16 characters of `0-9A-Za-z`, ordered by time.
 *
 * The first 7 characters are milliseconds since 1970 (good until 2081), the other 9 a number below 2^53 that starts at
 * random in each millisecond and counts up within it, so that ids of one process sort in the order they were made.
 * 16 bytes in an `ascii_bin` column: as small as a binary UUID, but readable, and never converted on its way to the client.
 * See docs/adr/0002-ids.md.
 */
export type Id = string;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TIME_LENGTH = 7;
const COUNTER_LENGTH = 9;
const ID_PATTERN = /^[0-9A-Za-z]{16}$/;
/** Half of 2^53: leaves room to count up from any random start. */
const RANDOM_STARTS = 2 ** 52;

export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

/** Characters go two at a time: an id takes half the divisions. */
const PAIRS = Array.from(
  { length: 62 * 62 },
  (_, pair) => ALPHABET.charAt(Math.floor(pair / 62)) + ALPHABET.charAt(pair % 62),
);

function encode(value: number, length: number): string {
  let text = '';
  let rest = value;
  for (let left = length; left > 1; left -= 2) {
    const higher = Math.floor(rest / PAIRS.length);
    text = (PAIRS[rest - higher * PAIRS.length] ?? '') + text;
    rest = higher;
  }
  return length % 2 === 0 ? text : ALPHABET.charAt(rest) + text;
}

/**
 * A source of ids. `now` gives milliseconds since 1970, `random` a number in [0, 1).
 * A clock that steps back does not make ids step back: the last millisecond goes on being counted.
 */
export function createIdSource(now: () => number, random: () => number): () => Id {
  let millisecond = -1;
  let counter = 0;
  return () => {
    const current = now();
    if (current > millisecond) {
      millisecond = current;
      counter = Math.floor(random() * RANDOM_STARTS);
    } else {
      counter += 1;
    }
    return encode(millisecond, TIME_LENGTH) + encode(counter, COUNTER_LENGTH);
  };
}

/** The number of milliseconds since 1970 with which an id begins. */
export function timeOf(id: Id): number {
  let time = 0;
  for (const character of id.slice(0, TIME_LENGTH)) time = time * 62 + ALPHABET.indexOf(character);
  return time;
}

export const newId: () => Id = createIdSource(Date.now, Math.random);

/**
 * Ids of those who own rows that lie beside them: each begins with a millisecond of its own, so that the rows of two owners who come
 * at once do not get mixed up. Many at once run ahead of the clock, which is no matter: the time orders, and dates nothing.
 */
export function createOwnerIdSource(now: () => number, random: () => number): () => Id {
  let millisecond = -1;
  return () => {
    millisecond = Math.max(now(), millisecond + 1);
    return createIdSource(() => millisecond, random)();
  };
}

export const newOwnerId: () => Id = createOwnerIdSource(Date.now, Math.random);

/**
 * An id that lies beside another: it begins with the owner's time instead of its own, so that rows of one owner lie together
 * in a table that is kept in the order of its ids. `random` is a number in [0, 1).
 */
export function idBeside(owner: Id, random: number): Id {
  return owner.slice(0, TIME_LENGTH) + encode(Math.floor(random * RANDOM_STARTS), COUNTER_LENGTH);
}

export const newIdBeside = (owner: Id): Id => idBeside(owner, Math.random());
