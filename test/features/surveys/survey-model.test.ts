import fc from 'fast-check';
import { later } from '../writing-api';
import { LOOP, MOVE, SUBMIT, SurveyApi } from './survey-writing-api';

/** What surveys do to a customer, told by somebody who has never seen the code: days for moments. */
interface Invitation {
  state: string;
  eligible: number;
  sent: number | null;
  score: number | null;
  /** The loop by which it asks the same again. */
  again: Loop | null;
}
interface Loop {
  /** How many steps are behind, of those that come one after the other. */
  done: number;
  isOwned: boolean;
  isGivenUp: boolean;
  isAskedAgain: boolean;
  version: number;
}

const WAY: Readonly<Record<string, readonly string[]>> = {
  ELIGIBLE: ['SENT', 'EXPIRED'],
  SENT: ['DELIVERED', 'EXPIRED'],
  DELIVERED: ['OPENED', 'DECLINED', 'EXPIRED'],
  OPENED: ['DECLINED', 'EXPIRED'],
};
const CHAIN = ['CONTACT', 'AGREE_CAUSE', 'FIX', 'CLOSE'] as const;
const STEPS = ['ASSIGN', ...CHAIN, 'GIVE_UP'] as const;
const TOLD = CHAIN.length;

type Command =
  | { readonly verb: 'wait'; readonly days: number }
  | { readonly verb: 'invite' }
  | { readonly verb: 'again'; readonly at: number }
  | { readonly verb: 'move'; readonly at: number; readonly to: string }
  | { readonly verb: 'answer'; readonly at: number; readonly score: number }
  | { readonly verb: 'step'; readonly at: number; readonly step: (typeof STEPS)[number] };
type Asked = Exclude<Command, { verb: 'wait' }>;

class Model {
  now = 0;
  readonly invitations: Invitation[] = [];
  readonly loops: Loop[] = [];

  ask(asked: Asked): string {
    if (asked.verb === 'invite') return this.#invite(null);
    if (asked.verb === 'again') return this.#again(this.loops[asked.at]);
    if (asked.verb === 'step') return this.#step(this.loops[asked.at], asked.step);
    const invitation = this.invitations[asked.at];
    if (invitation === undefined) return 'NOT_FOUND';
    return asked.verb === 'move' ? this.#move(invitation, asked.to) : this.#answer(invitation, asked.score);
  }

  #isWaiting({ state, eligible }: Invitation): boolean {
    return state === 'ELIGIBLE' && this.now < eligible + 14;
  }

  #isOpen({ done, isGivenUp }: Loop): boolean {
    return done < TOLD && !isGivenUp;
  }

  #refusal(of: Invitation | null, again: Loop | null): string | null {
    const asked = this.invitations
      .filter((one) => one !== of)
      .flatMap((one) => one.sent ?? (this.#isWaiting(one) ? one.eligible : []));
    const reasons = [
      ...(this.loops.some((loop) => this.#isOpen(loop)) ? ['OPEN_LOOP'] : []),
      ...(again === null && asked.some((day) => this.now - day < 30) ? ['COOL_DOWN'] : []),
      ...(asked.filter((day) => this.now - day < 365).length >= 4 ? ['BUDGET_SPENT'] : []),
    ];
    return reasons.length === 0 ? null : `ASK_REFUSED ${reasons.join()}`;
  }

  #invite(again: Loop | null): string {
    const refusal = this.#refusal(null, again);
    if (refusal !== null) return refusal;
    this.invitations.push({ state: 'ELIGIBLE', eligible: this.now, sent: null, score: null, again });
    return 'ELIGIBLE';
  }

  #again(loop: Loop | undefined): string {
    if (loop === undefined) return 'NOT_FOUND';
    if (loop.done !== TOLD || loop.isAskedAgain) return 'INVALID';
    const waits = this.invitations.some((one) => one.again === loop && this.#isWaiting(one));
    return waits ? 'INVALID' : this.#invite(loop);
  }

  #move(invitation: Invitation, to: string): string {
    if (!(WAY[invitation.state] ?? []).includes(to)) return 'ILLEGAL_MOVE';
    if (to === 'SENT' && !this.#isWaiting(invitation)) return 'ILLEGAL_MOVE';
    const refusal = to === 'SENT' ? this.#refusal(invitation, invitation.again) : null;
    if (refusal !== null) return refusal;
    invitation.state = to;
    if (to === 'SENT') this.#send(invitation);
    return to;
  }

  #send(invitation: Invitation): void {
    invitation.sent = this.now;
    if (invitation.again === null) return;
    invitation.again.isAskedAgain = true;
    invitation.again.version += 1;
  }

  #answer(invitation: Invitation, score: number): string {
    if (invitation.state === 'ANSWERED') return invitation.score === score ? String(score) : 'NOT_FOUND';
    const isOver = this.now >= invitation.eligible + 14;
    if (isOver || WAY[invitation.state] === undefined) return 'NOT_FOUND';
    if (invitation.sent === null) this.#send(invitation);
    Object.assign(invitation, { state: 'ANSWERED', score });
    if (score <= 6)
      this.loops.push({ done: 0, version: 1, isOwned: false, isGivenUp: false, isAskedAgain: false });
    return String(score);
  }

  #step(loop: Loop | undefined, step: (typeof STEPS)[number]): string {
    if (loop === undefined) return 'NOT_FOUND';
    if (!this.#isOpen(loop)) return 'ILLEGAL_MOVE';
    if (step === 'ASSIGN') loop.isOwned = true;
    else if (step === 'GIVE_UP') {
      if (!loop.isOwned) return 'ILLEGAL_MOVE';
      loop.isGivenUp = true;
    } else {
      if (CHAIN.indexOf(step) !== loop.done) return 'ILLEGAL_MOVE';
      loop.done += 1;
    }
    loop.version += 1;
    return `STEP ${String(loop.version)}`;
  }
}

/** The same on the real thing. */
class Real {
  readonly invitations: { readonly id: string; readonly token: string }[] = [];
  readonly loops: string[] = [];
  customer = '';
  survey = '';
  agent = '';

  constructor(readonly open: SurveyApi) {}

  async ask(asked: Asked): Promise<string> {
    if (asked.verb === 'invite') return this.#invite({});
    if (asked.verb === 'again') return this.#invite({ loop: this.loops[asked.at] ?? 'lop_0000000000000000' });
    if (asked.verb === 'step') {
      const own = { ASSIGN: { owner: this.agent }, GIVE_UP: { reason: 'Cannot be reached.' } };
      const more = asked.step === 'ASSIGN' || asked.step === 'GIVE_UP' ? own[asked.step] : {};
      const input = { id: this.loops[asked.at] ?? 'lop_0000000000000000', ...more };
      const { shown, userErrors } = await this.open.ask<{ version: number }>(LOOP[asked.step], input);
      return shown === null ? String(userErrors[0]?.code) : `STEP ${String(shown.version)}`;
    }
    const { id, token } = this.invitations[asked.at] ?? { id: 'inv_0000000000000000', token: '' };
    if (asked.verb === 'move') {
      const { shown, userErrors } = await this.open.ask<{ state: string }>(MOVE, { id, to: asked.to });
      return shown?.state ?? this.#refused(userErrors);
    }
    const { shown, userErrors } = await this.open.ask<{ score: number }>(SUBMIT, {
      token,
      score: asked.score,
    });
    await this.#findLoops();
    return shown === null ? this.#refused(userErrors) : String(shown.score);
  }

  async #invite(more: object): Promise<string> {
    const input = { customer: this.customer, survey: this.survey, channel: 'EMAIL', ...more };
    const { invitation, token, userErrors } = await this.open.invite(input);
    if (invitation === null) return this.#refused(userErrors);
    this.invitations.push({ id: invitation.id, token: token ?? '' });
    return invitation.state;
  }

  #refused([error]: readonly {
    readonly code: string;
    readonly obstacles?: readonly string[] | null;
  }[]): string {
    return [error?.code, ...(error?.obstacles ? [error.obstacles.join()] : [])].join(' ');
  }

  async #findLoops(): Promise<void> {
    const rows = await this.open.api.database.db.query<{ id: string }>(
      'test.loops',
      'SELECT id FROM survey_loops WHERE customer_id = ? ORDER BY created_at, id',
      [this.customer.slice(4)],
    );
    for (const { id } of rows) if (!this.loops.includes(`lop_${id}`)) this.loops.push(`lop_${id}`);
  }
}

const at = fc.nat(2);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    arbitrary: fc.record({
      verb: fc.constant('wait' as const),
      days: fc.constantFrom(1, 5, 13, 16, 29, 30, 31, 90),
    }),
    weight: 4,
  },
  { arbitrary: fc.constant({ verb: 'invite' as const }), weight: 4 },
  { arbitrary: fc.record({ verb: fc.constant('again' as const), at: fc.nat(1) }), weight: 2 },
  {
    arbitrary: fc.record({
      ...{ verb: fc.constant('move' as const), at },
      to: fc.constantFrom('SENT', 'DELIVERED', 'OPENED', 'DECLINED', 'EXPIRED'),
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({ verb: fc.constant('answer' as const), at, score: fc.constantFrom(0, 6, 7, 10) }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      verb: fc.constant('step' as const),
      at: fc.nat(1),
      step: fc.constantFrom(...STEPS),
    }),
    weight: 4,
  },
);
/** Ways by which chance alone seldom comes. */
const move = (to: string, nth = 0): Command => ({ verb: 'move', at: nth, to });
const wait = (days: number): Command => ({ verb: 'wait', days });
const answer = (nth: number, score: number): Command => ({ verb: 'answer', at: nth, score });
const step = (what: (typeof STEPS)[number], nth = 0): Command => ({ verb: 'step', at: nth, step: what });
const again = { verb: 'again', at: 0 } as const;
const told: readonly Command[] = [answer(0, 6), ...CHAIN.map((what) => step(what))];
const BEGINNINGS: readonly (readonly Command[])[] = [
  [],
  [move('SENT'), move('DELIVERED'), move('DECLINED')],
  [answer(0, 6), { verb: 'invite' }],
  [...told, wait(31), { verb: 'invite' }, answer(1, 0), again],
  [
    ...[...told, wait(31), { verb: 'invite' } as const, answer(1, 0)],
    ...[...CHAIN.map((what) => step(what, 1)), again, { ...again, at: 1 }, answer(3, 0), move('SENT', 2)],
  ],
  [...told, again, again, move('SENT', 1), again],
  [...told, again, move('EXPIRED', 1), again],
  [...told, again, wait(14), again, move('SENT', 1), answer(2, 9), again],
  [answer(0, 6), step('GIVE_UP'), step('ASSIGN'), step('GIVE_UP'), again, step('CONTACT'), wait(30)],
  [wait(30), { verb: 'invite' }, answer(1, 0), wait(31), move('SENT')],
  [0, 1, 2, 3].flatMap((nth): Command[] => [answer(nth, 9), wait(31), { verb: 'invite' }]),
];
const course = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(command, { minLength: 4, maxLength: 24 }))
  .map(([first, more]) => [...first, ...more]);

describe('a customer, whatever is asked of them', () => {
  let open: SurveyApi;
  beforeAll(async () => {
    open = await SurveyApi.open();
  });
  afterAll(() => open.api.close());

  test('is asked, answers and is seen to as a plain model of it says', async () => {
    const said = new Set<string>();
    const agent = `agt_${await open.api.bank.agent()}`;
    await fc.assert(
      fc.asyncProperty(course, async (commands) => {
        const [model, real] = [new Model(), new Real(open)];
        open.reset();
        real.agent = agent;
        real.customer = `cus_${await open.customer()}`;
        real.survey = `srv_${await open.api.bank.survey()}`;
        for (const asked of [{ verb: 'invite' } as const, ...commands]) {
          if (asked.verb === 'wait') {
            model.now += asked.days;
            continue;
          }
          open.now = later(model.now * 86_400);
          const expected = model.ask(asked);
          expect([asked, await real.ask(asked)]).toEqual([asked, expected]);
          const what = asked.verb === 'step' ? `${asked.verb} ${asked.step}` : asked.verb;
          said.add(`${what} ${expected.replace(/^(STEP) .*|^\d+$/, '$1')}`.trim());
        }
      }),
      { numRuns: 48, seed: 11 }, // the same courses each time, so that what must be tried is
    );
    // What was never said was never tried.
    expect([...said].sort()).toEqual(
      expect.arrayContaining([
        ...['invite ELIGIBLE', 'invite ASK_REFUSED OPEN_LOOP', 'invite ASK_REFUSED COOL_DOWN'],
        ...[
          'invite ASK_REFUSED OPEN_LOOP,COOL_DOWN',
          'invite ASK_REFUSED BUDGET_SPENT',
          'move SENT',
          'move DECLINED',
          'move EXPIRED',
        ],
        ...['move ILLEGAL_MOVE', 'move ASK_REFUSED OPEN_LOOP', 'answer', 'answer NOT_FOUND'],
        ...['step CLOSE STEP', 'step CLOSE ILLEGAL_MOVE', 'step GIVE_UP STEP', 'step GIVE_UP ILLEGAL_MOVE'],
        ...['again INVALID', 'again ELIGIBLE', 'again ASK_REFUSED OPEN_LOOP'],
      ]),
    );
  }, 240_000);
});
