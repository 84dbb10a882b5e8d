import fc from 'fast-check';
import { createSeenKeys } from '../../../../src/features/imports/domain/seen-keys';

describe('the keys seen in a file', () => {
  it('tell the line on which each came first', () => {
    const seen = createSeenKeys();
    seen.add('a', 2);
    seen.add('a', 3);
    expect(seen.lineOf('a')).toBe(2);
    expect(seen.lineOf('b')).toBeNull();
  });

  it('are all remembered, however many they are, and no others', () => {
    const seen = createSeenKeys();
    for (let line = 1; line <= 50_000; line += 1)
      seen.add(`AA01${String(line % 16)}|${String(line)}|990201`, line);
    for (let line = 1; line <= 50_000; line += 997)
      expect(seen.lineOf(`AA01${String(line % 16)}|${String(line)}|990201`)).toBe(line);
    expect(seen.lineOf('AA011|50001|990201')).toBeNull();
  });

  it('behave like a map', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (added, asked) => {
        const seen = createSeenKeys();
        const model = new Map<string, number>();
        added.forEach((key, line) => {
          seen.add(key, line);
          if (!model.has(key)) model.set(key, line);
        });
        for (const key of [...added, ...asked]) expect(seen.lineOf(key)).toBe(model.get(key) ?? null);
      }),
    );
  });
});
