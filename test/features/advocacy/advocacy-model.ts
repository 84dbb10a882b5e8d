import fc from 'fast-check';

/** What three customers do for a bank, told by somebody who has never seen the code: milliseconds from the beginning for moments. */
export const DAY = 86_400_000;
export const PEOPLE = 3;
/** Codes of a year that nobody has come by. */
const MOST_UNUSED = 3;
const YEAR = 365 * DAY;

export const POINTS = {
  ...{ REFERENCE: 30, PUBLIC_PRAISE: 15, ANSWER_TO_CUSTOMER: 10, IDEA: 5 },
} as const;
export type Kind = keyof typeof POINTS;

export type Command =
  | { readonly verb: 'wait'; readonly days: number }
  | { readonly verb: 'act'; readonly who: number; readonly kind: Kind; readonly daysAgo: number }
  | { readonly verb: 'answer'; readonly who: number; readonly score: number }
  | { readonly verb: 'letDown' | 'enrol' | 'leave' | 'refer'; readonly who: number }
  | {
      readonly verb: 'advance';
      readonly at: number;
      readonly move: 'ACCEPT' | 'WIN' | 'LOSE' | 'REWARD';
      readonly whom: number | null;
    }
  | { readonly verb: 'look'; readonly instances: number };

interface Act {
  readonly at: number;
  points: number;
  /** When that was a recommendation by itself: at once, or when somebody came by it; null: never. */
  alone: number | null;
  readonly recommends: boolean;
}

interface Person {
  readonly acts: Act[];
  readonly answers: { readonly at: number; readonly score: number }[];
  readonly letDown: number[];
  readonly vip: { readonly from: number; to: number }[];
  /** Whether something was told of late: then nobody knows how they came to where they stand. */
  isLate: boolean;
}

interface Referral {
  readonly by: number;
  readonly act: Act;
  state: string;
  whom: number | null;
}

const MOVES: Readonly<Record<string, readonly string[]>> = {
  MADE: ['ACCEPT', 'LOSE'],
  ACCEPTED: ['WIN', 'LOSE'],
  WON: ['REWARD'],
};
const BECOMES = { ACCEPT: 'ACCEPTED', WIN: 'WON', LOSE: 'LOST', REWARD: 'REWARDED' } as const;

export class Model {
  now = 0;
  readonly referrals: Referral[] = [];
  readonly people = Array.from({ length: PEOPLE }, (): Person => {
    return { acts: [], answers: [], letDown: [], vip: [], isLate: false };
  });

  /** What is said of a command. */
  do(command: Exclude<Command, { verb: 'wait' | 'look' }>): string {
    if (command.verb === 'advance') return this.#advance(command);
    const person = this.#person(command.who);
    const { now } = this;
    if (command.verb === 'act') {
      const at = now - command.daysAgo * DAY;
      const recommends = command.kind === 'REFERENCE' || command.kind === 'PUBLIC_PRAISE';
      person.acts.push({ at, points: POINTS[command.kind], alone: at, recommends });
      person.isLate ||= command.daysAgo > 0;
    }
    if (command.verb === 'answer') person.answers.push({ at: now, score: command.score });
    if (command.verb === 'letDown') person.letDown.push(now);
    if (command.verb === 'refer') {
      const unused = this.referrals.filter(
        ({ by, act: { at, alone } }) => by === command.who && at > now - YEAR && alone === null,
      );
      if (unused.length >= MOST_UNUSED) return 'INVALID';
      const act = { at: now, points: 15, alone: null, recommends: true };
      person.acts.push(act);
      this.referrals.push({ by: command.who, act, state: 'MADE', whom: null });
    }
    const running = person.vip.find(({ to }) => to === Infinity);
    if (command.verb === 'enrol') {
      if (running !== undefined) return 'INVALID';
      person.vip.push({ from: now, to: Infinity });
    }
    if (command.verb === 'leave') {
      if (running === undefined) return 'INVALID';
      running.to = now;
    }
    return 'DONE';
  }

  #person(who: number): Person {
    const person = this.people[who];
    if (person === undefined) throw new Error('There is nobody.');
    return person;
  }

  #advance({ at, move, whom }: Extract<Command, { verb: 'advance' }>): string {
    const referral = this.referrals[at];
    if (referral === undefined) return 'NOT_FOUND';
    if (!(MOVES[referral.state] ?? []).includes(move)) return 'ILLEGAL_MOVE';
    if (move === 'ACCEPT' || move === 'WIN') {
      if (whom !== null && !this.#maySend(referral, whom)) return 'INVALID';
      if (move === 'WIN' && whom === null && referral.whom === null) return 'INVALID';
      referral.whom = whom ?? referral.whom;
    }
    referral.state = BECOMES[move];
    if (move === 'ACCEPT') [referral.act.points, referral.act.alone] = [30, this.now];
    if (move === 'WIN') referral.act.points = 40;
    return referral.state === 'REWARDED' ? 'WON' : referral.state;
  }

  /** Nobody comes twice, by themselves, or by whom they have sent. */
  #maySend(referral: Referral, whom: number): boolean {
    if (referral.whom !== null && referral.whom !== whom) return false;
    const others = this.referrals.filter(
      (one) => one !== referral && one.state !== 'LOST' && one.whom !== null,
    );
    if (others.some((one) => one.whom === whom)) return false;
    let sender: number | undefined = referral.by;
    while (sender !== undefined && sender !== whom) sender = others.find((one) => one.whom === sender)?.by;
    return sender === undefined;
  }

  /** Points at present. */
  weightOf(who: number): number {
    const { acts, answers } = this.#person(who);
    const last = answers.at(-1);
    const said = last && { at: last.at, points: last.score >= 9 ? 50 : last.score >= 7 ? 30 : 10 };
    return [...acts, ...(said ? [said] : [])].reduce(
      (sum, { at, points }) => sum + points * 2 ** (-(this.now - at) / (180 * DAY)),
      0,
    );
  }

  isVip(who: number): boolean {
    return this.#person(who).vip.some(({ to }) => to > this.now);
  }

  stageOf(who: number, at = this.now): string {
    const { acts, answers, letDown, vip } = this.#person(who);
    const said = answers.filter((one) => one.at <= at);
    const bad = said.filter(({ score }) => score <= 6).map((one) => one.at);
    const lastBad = Math.max(-Infinity, ...bad, ...letDown.filter((time) => time <= at));
    const counting = acts.filter(
      (act) => act.recommends && act.at <= at && act.at > lastBad && act.at > at - 365 * DAY,
    );
    const alone = counting.filter((act) => act.alone !== null && act.alone <= at).length;
    // Codes that nobody used are one together.
    const times = alone + (counting.length > alone ? 1 : 0);
    if (times > 1 && vip.some(({ from, to }) => from <= at && to > at)) return 'CHAMPION';
    if (counting.length > 0) return 'ADVOCATE';
    const last = said.at(-1);
    if (last === undefined) return 'UNKNOWN';
    if (last.score >= 9)
      return letDown.some((time) => time <= at && time >= last.at) ? 'PASSIVE' : 'PROMOTER';
    return last.score >= 7 ? 'PASSIVE' : 'DETRACTOR';
  }

  /** All stages that somebody came to, and when. */
  historyOf(who: number): { readonly to: string; readonly at: number }[] {
    const { acts, answers, letDown, vip } = this.#person(who);
    const moments = [
      ...[...acts, ...answers].map(({ at }) => at),
      ...acts.flatMap(({ at, alone }) => [at + 365 * DAY, alone ?? at]),
      ...letDown,
      ...vip.flatMap(({ from, to }) => [from, to]),
    ];
    const history: { to: string; at: number }[] = [];
    for (const at of moments.filter((moment) => moment <= this.now).sort((one, other) => one - other)) {
      const to = this.stageOf(who, at);
      if (to !== (history.at(-1)?.to ?? 'UNKNOWN')) history.push({ to, at });
    }
    return history;
  }
}

const who = fc.nat(PEOPLE - 1);
const some = <Verb extends string>(...verbs: Verb[]): fc.Arbitrary<Verb> => fc.constantFrom(...verbs);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({ verb: some('wait'), days: fc.constantFrom(1, 30, 100, 200, 364, 366) }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      ...{ verb: some('act'), who, kind: fc.constantFrom(...(Object.keys(POINTS) as Kind[])) },
      daysAgo: fc.constantFrom(0, 0, 0, 0, 10, 400),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({ verb: some('answer'), who, score: fc.constantFrom(0, 6, 7, 9, 10) }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ verb: some('letDown', 'enrol', 'enrol', 'leave', 'refer', 'refer'), who }),
    weight: 6,
  },
  {
    arbitrary: fc.record({
      ...{ verb: some('advance'), at: fc.nat(3), whom: fc.option(who) },
      move: some('ACCEPT', 'ACCEPT', 'WIN', 'WIN', 'LOSE', 'REWARD'),
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ verb: some('look'), instances: fc.integer({ min: 1, max: 3 }) }), weight: 2 },
);

const refer = (by: number): Command => ({ verb: 'refer', who: by });
const accept = (at: number, whom: number): Command => ({ verb: 'advance', at, whom, move: 'ACCEPT' });
const win: Command = { verb: 'advance', at: 0, whom: null, move: 'WIN' };
const praise: Command = { verb: 'act', who: 0, kind: 'PUBLIC_PRAISE', daysAgo: 0 };
/** Ways by which chance alone seldom comes. */
const BEGINNINGS: readonly (readonly Command[])[] = [
  [],
  [refer(0), accept(0, 1), win, { ...win, move: 'REWARD' }],
  [refer(0), refer(1), refer(2), accept(0, 1), accept(1, 2), accept(2, 0), accept(2, 1)],
  [praise, { verb: 'answer', who: 0, score: 9 }, { verb: 'letDown', who: 0 }],
  [refer(0), refer(0), refer(0), refer(0), { verb: 'wait', days: 364 }, refer(0)],
  [{ verb: 'enrol', who: 0 }, refer(0), refer(0), { verb: 'look', instances: 1 }, accept(0, 1)],
  [{ verb: 'enrol', who: 0 }, praise, praise, { verb: 'enrol', who: 0 }, { verb: 'leave', who: 0 }],
  [{ verb: 'enrol', who: 0 }, praise, praise, { verb: 'wait', days: 364 }, { verb: 'look', instances: 2 }],
];

export const course: fc.Arbitrary<readonly Command[]> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(command, { minLength: 6, maxLength: 24 }))
  .map(([first, more]) => [...first, ...more]);
