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
  const turns = new Turns(2);
  const all = [0, 1, 2, 3].map((number) => turns.take(of(number)));
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
  void turns.take(of(4));
  void turns.take(of(5));
  void turns.take(of(6));
  expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
});
