import { Turns } from '../../../src/platform/live/turns';

/** Work that is done when it is told so. */
function work() {
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  return {
    begun,
    ends,
    of: (number: number) => () =>
      new Promise<number>((resolve, reject) => {
        begun.push(number);
        ends[number] = (error) => {
          if (error) reject(error);
          else resolve(number);
        };
      }),
  };
}

test('so many work at once, the others after them in order; who fails leaves their place too', async () => {
  const { begun, ends, of } = work();
  const turns = new Turns(4);
  const all = [0, 1, 2, 3].map((number) => turns.take('one', of(number)));
  expect(begun).toEqual([0, 1]);
  ends[1]?.(new Error('It failed.'));
  await expect(all[1]).rejects.toThrow('It failed.');
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  expect(await Promise.all([all[0], all[2]])).toEqual([0, 2]);
  expect(begun).toEqual([0, 1, 2, 3]);
  ends[3]?.();
  await all[3];
  void turns.take('one', of(4));
  void turns.take('one', of(5));
  void turns.take('one', of(6));
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});

test('who wants much waits for the others as often as they for them', async () => {
  const { begun, ends, of } = work();
  const turns = new Turns(1);
  const all = [0, 1, 2, 3].map((number) => turns.take('one', of(number)));
  all.push(turns.take('other', of(4)), turns.take('third', of(5)));
  for (const number of [0, 1, 4, 5, 2, 3]) {
    expect(begun.at(-1)).toBe(number);
    ends[number]?.();
    await all[number];
  }
});

test('one key has half of the turns at most, also while nobody else wants any', async () => {
  const { begun, ends, of } = work();
  const turns = new Turns(4);
  const all = [0, 1, 2].map((number) => turns.take('one', of(number)));
  expect(begun).toEqual([0, 1]);
  all.push(turns.take('other', of(3)), turns.take('third', of(4)), turns.take('third', of(5)));
  expect(begun).toEqual([0, 1, 3, 4]);
  // The turn of the other goes to the third: those of the one have theirs.
  ends[3]?.();
  await all[3];
  expect(begun).toEqual([0, 1, 3, 4, 5]);
  ends[0]?.();
  await all[0];
  expect(begun).toEqual([0, 1, 3, 4, 5, 2]);
  for (const number of [1, 2, 4, 5]) ends[number]?.();
  await Promise.all(all);
});
