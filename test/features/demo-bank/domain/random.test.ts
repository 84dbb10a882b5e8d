import { Random } from '../../../../src/features/demo-bank/domain/random';

const WORD = 2n ** 32n;

/** sfc32 as its author published it, on 32-bit words held in big integers. */
function referenceNumbers(seed: bigint, stream: bigint, index: bigint, count: number): bigint[] {
  let [a, b, c, counter] = [seed, (stream * 0x9e3779b9n) % WORD, index, 1n];
  const next = () => {
    const sum = (a + b + counter) % WORD;
    counter = (counter + 1n) % WORD;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) % WORD;
    c = ((((c << 21n) % WORD) | (c >> 11n)) + sum) % WORD;
    return sum;
  };
  for (let round = 0; round < 15; round += 1) next();
  return Array.from({ length: count }, next);
}

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('the numbers of a stream', () => {
  test('are the same for the same seed, stream and index', () => {
    expect(draw(new Random(7, 3, 42), 50)).toEqual(draw(new Random(7, 3, 42), 50));
  });

  test.each([
    ['seed', new Random(8, 3, 42)],
    ['high half of the seed', new Random(7 + 2 ** 32, 3, 42)],
    ['sign of the seed', new Random(-7, 3, 42)],
    ['stream', new Random(7, 4, 42)],
    ['index', new Random(7, 3, 43)],
  ])('are others for another %s', (_name, other) => {
    expect(draw(other, 5)).not.toEqual(draw(new Random(7, 3, 42), 5));
  });

  test('are those of sfc32, reckoned anew in numbers of any length', () => {
    const expected = referenceNumbers(7n, 3n, 42n, 1_000);
    expect(draw(new Random(7, 3, 42), 1_000).map((number) => BigInt(number * 2 ** 32))).toEqual(expected);
  });

  test('fall into each tenth alike, also when each comes from an index of its own', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 20_000; index += 1) {
      const tenth = new Random(7, 3, index).below(10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });
});

describe('what is drawn from them', () => {
  test('covers a range with both ends', () => {
    const random = new Random(1, 1, 1);
    const drawn = new Set(Array.from({ length: 300 }, () => random.between(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
  });

  test('follows quantiles: half below the middle one, none outside', () => {
    const random = new Random(1, 1, 2);
    const drawn = Array.from({ length: 10_000 }, () => random.quantile([10, 20, 100]));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...drawn)).toBeLessThan(100);
    expect(Math.abs(drawn.filter((value) => value < 20).length - 5_000)).toBeLessThan(250);
  });

  test('stays within two of nought for the bell, half of it on each side', () => {
    const random = new Random(1, 1, 3);
    const drawn = Array.from({ length: 10_000 }, () => random.bell());
    expect(drawn.every((value) => value > -2 && value < 2)).toBe(true);
    expect(Math.abs(drawn.filter((value) => value < 0).length - 5_000)).toBeLessThan(250);
  });

  test('is never twice the same fine number, of which ids are made', () => {
    const random = new Random(1, 1, 4);
    expect(new Set(Array.from({ length: 100_000 }, () => random.nextFine())).size).toBe(100_000);
  });

  test('refuses to pick from nothing', () => {
    expect(() => new Random(1, 1, 5).pick([])).toThrow('the list is empty');
  });
});
