import fc from 'fast-check';
import { Random } from '../../../../src/features/demo-bank/domain/random';
import { mistype } from '../../../../src/features/demo-bank/domain/typos';

const slipsOf = (word: string) =>
  new Set(Array.from({ length: 400 }, (_, index) => mistype(new Random(7, 7, index), word)));

describe('a slip of the finger', () => {
  test('exchanges two letters, leaves one out, writes one twice or hits the key beside', () => {
    const slips = slipsOf('Novotná');
    for (const slip of ['Nvootná', 'Novtná', 'Novootná', 'Npvotná']) expect(slips).toContain(slip);
  });

  test('is made in Cyrillic and Arabic too', () => {
    expect(slipsOf('Шевченко')).toContain('Шевчнеко');
    expect(slipsOf('منصور')).toContain('منور');
  });

  test.each(['Li', 'Eva', '欧阳', 'चौधरी', 'Na Výsluní'])('is not made in "%s"', (word) => {
    expect(slipsOf(word)).toEqual(new Set([null]));
  });

  test('always makes a difference, and never in the first letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{3,9}$/), fc.nat(), (word, index) => {
        const slip = mistype(new Random(1, 7, index), word);
        expect(slip).not.toBe(word);
        expect(slip?.charAt(0)).toBe(word.charAt(0));
        expect(Math.abs((slip?.length ?? 0) - word.length)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
