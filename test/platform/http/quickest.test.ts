import fc from 'fast-check';
import { quickest } from '../../../src/platform/http/quickest';

/** Longer than what is left to the library to write. */
const LONG = 16_385;

const bytesOf = (text: string): Buffer => {
  const given = quickest(text);
  if (typeof given === 'string') throw new TypeError('A long text was given back as it was');
  return given;
};

test('a text is sent as the bytes that it is in UTF-8, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (part) => {
      const text = part.repeat(Math.ceil(LONG / part.length));
      expect(Buffer.from(text).equals(bytesOf(text))).toBe(true);
      expect(quickest(part)).toBe(part);
    }),
  );
});

test.each([
  ['halves of pairs, which are none', '\ud83d'],
  ['what takes three bytes each', '€'],
  ['pairs', '😀'],
  ['letters', 'a'],
])('a long text of %s fits', (_, part) => {
  const text = part.repeat(LONG);
  expect(Buffer.from(text).equals(bytesOf(text))).toBe(true);
});
