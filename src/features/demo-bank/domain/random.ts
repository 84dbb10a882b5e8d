/** What the numbers of a stream are drawn for. Streams of one seed are independent: a change in one leaves the others as they are. */
export const STREAM = {
  BANK: 1,
  NEIGHBOURHOOD: 2,
  CUSTOMER: 3,
  UNIDENTIFIED: 4,
  SWITCHBOARD: 5,
  SIMILAR: 6,
  DOUBLES: 7,
  APPETITE: 8,
  CONSENTS: 20,
  ATTRIBUTES: 21,
  RELATIONSHIPS: 22,
  QUEUES: 30,
  CIRCUMSTANCES: 31,
  MESSAGES: 32,
  HAND_OFFS: 33,
  PROMISES: 34,
  REDRESS: 35,
  RECOVERY: 36,
  ADVOCACY: 50,
  LOOPS: 51,
  INVITATIONS: 52,
  DRIVERS: 53,
  IMPORTS: 60,
  CALENDARS: 61,
} as const;

const TWO_TO_32 = 2 ** 32;
/** Rounds after which nothing of a small seed's pattern is left in the state. */
const WARM_UP = 15;
const GOLDEN = 0x9e3779b9;

/**
 * Seeded pseudo-random numbers: sfc32 (Chris Doty-Humphrey, public domain), 32-bit integer arithmetic only. With nothing but
 * + − × ÷ and square roots applied to its numbers, which IEEE 754 rounds alike everywhere, a demo bank is the same on every machine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** The numbers of `index` (a customer, say) in a stream of a seed; `seed` is any safe integer. */
  constructor(seed: number, stream: number, index: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / TWO_TO_32) ^ Math.imul(stream, GOLDEN);
    this.c = index | 0;
    for (let round = 0; round < WARM_UP; round += 1) this.bits();
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** A number in [0, 1) with 32 bits. */
  next(): number {
    return this.bits() / TWO_TO_32;
  }

  /** A number in [0, 1) with 52 bits: for ids, where two alike would be an error. */
  nextFine(): number {
    return (this.bits() * 2 ** 20 + (this.bits() >>> 12)) / 2 ** 52;
  }

  /** A whole number in [0, end). */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of a list, all alike likely. Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from: the list is empty');
    return item;
  }

  /** A number around 0, mostly within −1 … 1 and never outside −2 … 2: close to a bell without needing a logarithm. */
  bell(): number {
    return this.next() + this.next() + this.next() + this.next() - 2;
  }

  /**
   * A number from a distribution given by its quantiles at equal steps from the least to the greatest value, straight lines between
   * them: `[0, 10, 100]` is below 10 half of the time and never above 100.
   */
  quantile(quantiles: readonly number[]): number {
    const place = this.next() * (quantiles.length - 1);
    const step = Math.floor(place);
    const low = quantiles[step] ?? 0;
    return low + ((quantiles[step + 1] ?? low) - low) * (place - step);
  }
}
