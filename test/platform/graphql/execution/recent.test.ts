import fc from 'fast-check';
import { Recent } from '../../../../src/platform/graphql/execution/recent';

const MOST = 8;
const text = fc.string({ minLength: 1, maxLength: 2, unit: fc.constantFrom('a', 'b', 'c', 'd') });

/** The last of what was asked for, each once, for as long as they are no more than half of the most. */
function lastAsked(asked: readonly string[], sizeOf: (key: string) => number): Set<string> {
  const last = new Set<string>();
  let size = 0;
  for (const key of asked.toReversed()) {
    if (last.has(key)) continue;
    size += sizeOf(key);
    if (size > MOST / 2) break;
    last.add(key);
  }
  return last;
}

describe.each([
  ['numbers', () => 1],
  ['lengths', (key: string) => key.length],
])('what was asked for last, by %s', (_, sizeOf) => {
  const ask = (asked: readonly string[]) => {
    const recent = new Recent<string, string>(MOST, sizeOf);
    const made: string[] = [];
    for (const key of asked)
      expect(
        recent.get(key, () => {
          made.push(key);
          return `made of ${key}`;
        }),
      ).toBe(`made of ${key}`);
    return { recent, made };
  };

  test('is kept', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (asked) => {
        const { recent } = ask(asked);
        for (const key of lastAsked(asked, sizeOf)) expect(recent.find(key)).toBe(`made of ${key}`);
      }),
    );
  });

  test('is made once for as long as it is asked for among a few', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }), (asked) => {
        expect(ask(asked).made).toHaveLength(new Set(asked).size);
      }),
    );
  });

  test('is forgotten after as much of others as is kept', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (asked) => {
        const others = Array.from({ length: MOST }, (__, nth) => String(nth));
        const { recent } = ask([...asked, ...others]);
        expect(asked.filter((key) => recent.find(key) !== undefined)).toEqual([]);
      }),
    );
  });
});

test('what is kept anew is found anew, and takes the room of nothing else', () => {
  const recent = new Recent<string, number>(MOST);
  recent.keep('other', 0);
  for (let nth = 1; nth <= 2 * MOST; nth += 1) recent.keep('a', nth);
  expect([recent.find('a'), recent.find('other')]).toEqual([2 * MOST, 0]);
});

test('what grows counts as much as it has grown, and takes what was asked for before with it', () => {
  const made = new Map<string, number>();
  const recent = new Recent<string, { size: number }>(MOST, (_, { size }) => size);
  const ask = (key: string): { size: number } =>
    recent.get(key, () => {
      made.set(key, (made.get(key) ?? 0) + 1);
      return { size: 1 };
    });
  const grow = (key: string, by: number): void => {
    ask(key).size += by;
    recent.grow(by);
  };
  ask('a');
  grow('b', 2);
  ask('a');
  expect([...made]).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  // Two of them are more than half of what is kept: nobody else has a place beside them for long.
  for (const key of ['b', 'c', 'd']) grow(key, MOST / 2 - 1);
  ask('a');
  expect(made.get('a')).toBe(2);
});
