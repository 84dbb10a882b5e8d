// Customers drawn at random without reading all of them: a sort of a million rows by RAND() would take longer than the bench.

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Characters of an id that are its time; customers of a demo bank came one a millisecond. */
const TIME_LENGTH = 7;

export const timeOf = (id) =>
  [...id.slice(0, TIME_LENGTH)].reduce((time, character) => time * 62 + ALPHABET.indexOf(character), 0);

export function beginningOf(time) {
  let text = '';
  for (let rest = time; text.length < TIME_LENGTH; rest = Math.floor(rest / 62))
    text = ALPHABET[rest % 62] + text;
  return text;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ids of so many customers, whoever is next after a place drawn evenly; one may come twice. */
export async function drawCustomers(rows, seed, count) {
  const [{ first, last }] = await rows('SELECT MIN(id) AS first, MAX(id) AS last FROM customers');
  const [from, to] = [timeOf(first), timeOf(last)];
  const random = randomOf(seed);
  const drawn = [];
  for (let left = count; left > 0; left -= 1) {
    const place = beginningOf(from + Math.floor(random() * (to - from + 1)));
    const [found] = await rows(
      'SELECT id FROM customers WHERE id >= ? AND absorbed_into_id IS NULL AND is_colleague = 0 ORDER BY id LIMIT 1',
      [place],
    );
    if (found !== undefined) drawn.push(found.id);
  }
  return drawn;
}
