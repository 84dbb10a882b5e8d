import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { UnderWay, type Place } from '../../../src/platform/process/under-way';

/** What comes (true) or which of those who came leaves, perhaps once more. */
const comesAndLeaves = fc.array(fc.oneof(fc.constant(true as const), fc.nat({ max: 20 })), { maxLength: 60 });

test('those who came and have not left are under way, the newest first, as in a set', () => {
  fc.assert(
    fc.property(comesAndLeaves, (steps) => {
      const underWay = new UnderWay<number>();
      const expected = new Set<number>();
      const places: Place<number>[] = [];
      for (const step of steps) {
        if (step === true) {
          expected.add(places.length);
          places.push(underWay.add(places.length));
        } else {
          const place = places[step];
          if (place) expect(underWay.leave(place)).toBe(expected.delete(place.one));
        }
        expect(Array.from(underWay, ({ one }) => one)).toEqual([...expected].reverse());
      }
    }),
  );
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that the old generation grows by while many come and leave, of whom three are there at any time, where they come to is old already. */
function grownBy(add: (one: object) => () => void): number {
  const leave = add({});
  collect();
  leave();
  const used = () =>
    getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? NaN;
  const before = used();
  let most = 0;
  const leaving: (() => void)[] = [];
  for (let come = 0; come < 100_000; come += 1) {
    leaving.push(add({ come, of: new Array<number>(100).fill(come) }));
    if (leaving.length > 3) leaving.shift()?.();
    if (come % 1_000 === 0) most = Math.max(most, used() - before);
  }
  return most / 2 ** 20;
}

test('who has left is not held by those who come', () => {
  const underWay = new UnderWay<object>();
  const grown = grownBy((one) => {
    const place = underWay.add(one);
    return () => underWay.leave(place);
  });
  expect(grown).toBeLessThan(3);
});

test('in a set they would be, which shows that the test above can fail', () => {
  const set = new Set<object>();
  const grown = grownBy((one) => {
    set.add(one);
    return () => set.delete(one);
  });
  expect(grown).toBeGreaterThan(10);
});
