import fc from 'fast-check';

/** What may be asked of a customer, told by somebody who has never seen the code: milliseconds from the beginning for moments. */
export const DAY = 86_400_000;

export const KINDS = ['REVIEW', 'REFERRAL'] as const;
export const CHANNELS = ['EMAIL', 'SMS'] as const;

export type Command =
  | { readonly verb: 'wait'; readonly days: number }
  /** To the moment that was told last as the one from which they may be asked, or just before it. */
  | { readonly verb: 'await'; readonly isShort: boolean }
  | {
      readonly verb: 'ask';
      readonly kind: (typeof KINDS)[number];
      readonly channel: (typeof CHANNELS)[number];
    }
  | { readonly verb: 'allow' | 'forbid'; readonly channel: (typeof CHANNELS)[number] | null }
  | { readonly verb: 'buy' | 'complain' | 'resolve' | 'keep' | 'dislike' | 'tell' | 'giveUp' }
  | { readonly verb: 'promise'; readonly days: number };

interface Said {
  readonly at: number;
  readonly isAllowed: boolean;
}

/** What is in the way, and from when on it is not; null: nobody knows. */
export interface Verdict {
  readonly obstacles: readonly string[];
  readonly nextAskAt: number | null;
}

export class Model {
  now = 0;
  /** The moment that was told last. */
  told: number | null = null;
  readonly #asks: number[] = [];
  readonly #purchases: number[] = [];
  readonly #said: Partial<Record<string, Said>> = {};
  /** When what was promised is due, as long as it is not kept. */
  readonly promises: number[] = [];
  complaints = 0;
  loops = 0;

  /** Does what is no ask. */
  do(command: Exclude<Command, { verb: 'wait' | 'await' | 'ask' }>): void {
    const { now } = this;
    if (command.verb === 'allow' || command.verb === 'forbid')
      this.#said[command.channel ?? 'ALL'] = { at: now, isAllowed: command.verb === 'allow' };
    if (command.verb === 'buy') this.#purchases.push(now);
    if (command.verb === 'complain') this.complaints += 1;
    if (command.verb === 'resolve') this.complaints -= 1;
    if (command.verb === 'promise') this.promises.push(now + command.days * DAY);
    if (command.verb === 'keep') this.promises.shift();
    if (command.verb === 'dislike') this.loops += 1;
    if (command.verb === 'tell' || command.verb === 'giveUp') this.loops -= 1;
  }

  ask({ kind, channel }: Extract<Command, { verb: 'ask' }>): Verdict {
    const verdict = this.#verdict(kind, channel);
    if (verdict.obstacles.length === 0) this.#asks.push(this.now);
    this.told = verdict.nextAskAt;
    return verdict;
  }

  #verdict(kind: string, channel: string): Verdict {
    const { now, complaints, loops, promises } = this;
    const last = this.#asks.at(-1) ?? -Infinity;
    const fourth = this.#asks.at(-4) ?? -Infinity;
    const debts = [
      ...(complaints > 0 ? ['OPEN_COMPLAINT'] : []),
      ...(promises.some((due) => now > due) ? ['OVERDUE_PROMISE'] : []),
      ...(loops > 0 ? ['OPEN_LOOP'] : []),
    ];
    const obstacles = [
      ...debts,
      ...(now < last + 30 * DAY ? ['COOL_DOWN'] : []),
      ...(now < fourth + 365 * DAY ? ['BUDGET_SPENT'] : []),
      ...(this.#isAllowed(channel) ? [] : ['NO_CONSENT']),
    ];
    const isUnknown = debts.length > 0 || obstacles.includes('NO_CONSENT');
    const earliest = isUnknown ? null : Math.max(now, last + 30 * DAY, fourth + 365 * DAY);
    if (kind !== 'REVIEW') return { obstacles, nextAskAt: earliest };
    const isMoment = this.#momentFrom(now) === now;
    return {
      obstacles: [...obstacles, ...(isMoment ? [] : ['WRONG_MOMENT'])],
      nextAskAt: earliest === null ? null : this.#momentFrom(earliest),
    };
  }

  /** The first moment from then on that is two to six weeks after a purchase. */
  #momentFrom(earliest: number): number | null {
    const moments = this.#purchases
      .filter((bought) => earliest <= bought + 42 * DAY)
      .map((bought) => Math.max(earliest, bought + 14 * DAY));
    return moments.length === 0 ? null : Math.min(...moments);
  }

  #isAllowed(channel: string): boolean {
    const [own, all] = [this.#said[channel], this.#said['ALL']];
    if (own === undefined || all === undefined) return (own ?? all)?.isAllowed ?? false;
    return own.isAllowed && (all.isAllowed || own.at > all.at);
  }
}

const of = <Verb extends string>(...verbs: Verb[]): fc.Arbitrary<{ readonly verb: Verb }> =>
  fc.record({ verb: fc.constantFrom(...verbs) });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({
      verb: fc.constant('wait' as const),
      days: fc.constantFrom(1, 7, 14, 29, 31, 90),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ verb: fc.constant('await' as const), isShort: fc.boolean() }), weight: 3 },
  {
    arbitrary: fc.record({
      verb: fc.constant('ask' as const),
      kind: fc.constantFrom(...KINDS),
      channel: fc.constantFrom(...CHANNELS),
    }),
    weight: 8,
  },
  {
    arbitrary: fc.record({
      verb: fc.constantFrom('allow' as const, 'allow' as const, 'forbid' as const),
      channel: fc.constantFrom(...CHANNELS, null),
    }),
    weight: 3,
  },
  { arbitrary: of('buy'), weight: 2 },
  { arbitrary: of('complain', 'resolve', 'resolve', 'dislike', 'tell', 'giveUp', 'keep', 'keep'), weight: 4 },
  {
    arbitrary: fc.record({ verb: fc.constant('promise' as const), days: fc.constantFrom(2, 20) }),
    weight: 1,
  },
);

const ask: Command = { verb: 'ask', kind: 'REFERRAL', channel: 'EMAIL' };
const review: Command = { ...ask, kind: 'REVIEW' };
const toldMoment: Command = { verb: 'await', isShort: false };
const justBefore: Command = { verb: 'await', isShort: true };
const allow: Command = { verb: 'allow', channel: null };
/** Ways by which chance alone seldom comes. */
const BEGINNINGS: readonly (readonly Command[])[] = [
  [],
  [allow],
  [allow, { verb: 'forbid', channel: 'SMS' }],
  [allow, { verb: 'buy' }, review, justBefore, review, toldMoment, review],
  [allow, ...[1, 2, 3, 4].flatMap((): Command[] => [ask, ask, toldMoment]), ask, justBefore, ask, toldMoment],
];

export const course: fc.Arbitrary<readonly Command[]> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(command, { minLength: 6, maxLength: 24 }))
  .map(([first, more]) => [...first, ...more]);
