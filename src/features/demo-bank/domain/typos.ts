import type { Random } from './random';

/** Keys beside each other, row by row. */
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Scripts in which a letter can be taken alone: in others marks and syllables hang together. */
const LETTERS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}'-]+$/u;
const SHORTEST = 4;

/** A key beside that of the letter; null where the letter has none of its own. */
function keyBeside(random: Random, letter: string): string | null {
  const row = KEYBOARD.find((keys) => keys.includes(letter)) ?? '';
  const place = row.indexOf(letter);
  const beside = [row.charAt(place - 1), row.charAt(place + 1)].filter((key) => key !== '');
  return place < 0 || beside.length === 0 ? null : random.pick(beside);
}

/**
 * The word with a slip of the finger in it, never in its first letter: two letters exchanged, one left out, one twice, or the key
 * beside. Null for a word that is too short, or in a script whose letters hang together.
 */
export function mistype(random: Random, word: string): string | null {
  const letters = [...word];
  if (letters.length < SHORTEST || !LETTERS.test(word)) return null;
  const at = random.between(1, letters.length - 2);
  const [letter = '', next = ''] = letters.slice(at);
  const slip = random.below(4);
  const key = slip === 0 ? keyBeside(random, letter) : null;
  const slips = [key ?? '', next === letter ? letter : next + letter, letter + letter];
  const length = slip === 1 ? 2 : 1;
  letters.splice(at, length, slips[slip] ?? '');
  return letters.join('');
}
