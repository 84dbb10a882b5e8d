import fc from 'fast-check';
import { deriveStatuses } from '../../../src/features/advocacy/derive-statuses.effects';
import { carriedOn, pointsOf } from '../../../src/features/advocacy/domain/evidence';
import { fadeStatuses } from '../../../src/features/advocacy/fade-statuses';
import type { Id } from '../../../src/kernel/id';
import { createLog } from '../../../src/platform/observability/log';
import { NOW } from '../../support/bank';
import { freshSeed } from '../../support/fresh-seed';
import { later, type Mutation } from '../writing-api';
import { ADVANCE, AdvocacyApi, ENROL, LEAD, LEAVE, RECORD, REFER, type ShownAct } from './advocacy-api';
import { course, DAY, Model, PEOPLE, type Command } from './advocacy-model';

const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());

const onto = (name: string, object: string): Mutation => ({
  name,
  isUnversioned: true,
  object,
  selection: 'id',
});
const ANSWER = onto('recordSurveyAnswer', 'surveyAnswer');
const PROMISE = onto('makePromise', 'promise');
const BREAK = onto('breakPromise', 'promise');

/** What is kept of a status. */
interface Status {
  readonly stage: string;
  readonly score: number;
  readonly weight: number;
  readonly weighedAt: Date;
  readonly isVip: number;
  readonly stageUntil: Date | null;
}

interface Kept {
  readonly status: Status | null;
  readonly history: readonly { readonly to: string; readonly at: number; readonly reason: string }[];
}

/** The three customers of the model, on the real thing. */
class Real {
  readonly customers: Id[] = [];
  readonly #referrals: string[] = [];
  #said = 0;

  constructor(private readonly survey: string) {}

  async do(command: Exclude<Command, { verb: 'wait' | 'look' }>): Promise<string> {
    if (command.verb === 'advance') return this.#advance(command);
    const customer = this.#named(command.who);
    this.#said += 1;
    if (command.verb === 'act') {
      const at = new Date(open.now.getTime() - command.daysAgo * DAY);
      const idea = command.kind === 'IDEA' ? { idea: 'A dark screen' } : {};
      const externalId = `${customer} ${String(this.#said)}`;
      return this.#done(RECORD, { customer, kind: command.kind, at, externalId, ...idea });
    }
    if (command.verb === 'answer') {
      const answer = { customer, survey: this.survey, score: command.score, answeredAt: open.now };
      return this.#done(ANSWER, { ...answer, submissionId: `${customer} ${String(this.#said)}` });
    }
    if (command.verb === 'letDown') {
      const promised = {
        customer,
        kind: 'FIX',
        text: 'It will be.',
        dueAt: new Date(open.now.getTime() + 9 * DAY),
      };
      const { shown } = await open.ask<{ id: string }>(PROMISE, promised);
      return this.#done(BREAK, { id: shown?.id });
    }
    if (command.verb !== 'refer') return this.#done(command.verb === 'enrol' ? ENROL : LEAVE, { customer });
    const { shown, userErrors } = await open.ask<ShownAct>(REFER, { customer });
    if (shown) this.#referrals.push(String(shown.referral?.code));
    return userErrors[0]?.code ?? 'DONE';
  }

  #named(who: number): string {
    return `cus_${this.customers[who] ?? ''}`;
  }

  async #done(mutation: Mutation, input: object): Promise<string> {
    return (await open.ask(mutation, input)).userErrors[0]?.code ?? 'DONE';
  }

  async #advance({ at, move, whom }: Extract<Command, { verb: 'advance' }>): Promise<string> {
    const isNamed = whom !== null && (move === 'ACCEPT' || move === 'WIN');
    const { shown, userErrors } = await open.ask<ShownAct>(ADVANCE, {
      ...{ code: this.#referrals[at] ?? '0000-0000-000', move },
      ...(isNamed && { customer: this.#named(whom) }),
      ...(move === 'REWARD' && { reward: '500 CZK' }),
    });
    return userErrors[0]?.code ?? String(shown?.referral?.state);
  }

  async kept(who: number): Promise<Kept> {
    const customer = this.customers[who] ?? '';
    const { db } = open.api.database;
    const [status = null] = await db.query<Status>(
      'test.status',
      `SELECT stage, score, weight_millionths AS weight, weighed_at AS weighedAt, is_vip AS isVip, stage_until AS stageUntil
         FROM advocacy_statuses WHERE customer_id = ?`,
      [customer],
    );
    const moves = await db.query<{ to: string; at: Date; reason: string }>(
      'test.moves',
      'SELECT to_stage AS `to`, changed_at AS at, reason FROM advocacy_stage_changes WHERE customer_id = ? ORDER BY changed_at',
      [customer],
    );
    return { status, history: moves.map((move) => ({ ...move, at: move.at.getTime() - NOW.getTime() })) };
  }

  /** What is kept, when all of it is derived from nothing but the facts. */
  async keptAnew(who: number): Promise<Kept> {
    const customer = this.customers[who] ?? '';
    await open.api.database.db.transaction(async (tx) => {
      await tx.execute('test.forget', 'DELETE FROM advocacy_statuses WHERE customer_id = ?', [customer]);
      await tx.execute('test.forget', 'DELETE FROM advocacy_stage_changes WHERE customer_id = ?', [customer]);
      await deriveStatuses(tx, [customer], open.now);
    });
    return this.kept(who);
  }
}

const fade = (): Promise<unknown> =>
  fadeStatuses({ db: open.api.database.db, clock: () => open.now, log: createLog('silent') });

/** Each carrying on rounds to a millionth of a point. */
const ROUNDING = 1e-4;
const weightNow = ({ weight, weighedAt }: Status): number => carriedOn(pointsOf(weight), weighedAt, open.now);

function expectStands(model: Model, nth: number, { status, history }: Kept): void {
  const stage = model.stageOf(nth);
  expect([nth, status?.stage ?? 'UNKNOWN', status?.isVip ?? 0]).toEqual([
    nth,
    stage,
    Number(model.isVip(nth)),
  ]);
  const weight = model.weightOf(nth);
  expect(Math.abs((status === null ? 0 : weightNow(status)) - weight)).toBeLessThan(ROUNDING);
  expect(Math.abs((status?.score ?? 0) - Math.min(weight, 100))).toBeLessThan(0.5 + ROUNDING);
  if (model.people[nth]?.isLate === true) return;
  expect(history.map(({ to, at }) => ({ to, at }))).toEqual(model.historyOf(nth));
}

test('customers who speak for the bank stand, and have come there, as a plain model says; and as all that is known says anew', async () => {
  const survey = `srv_${await open.api.bank.survey()}`;
  const said = new Set<string>();
  const holds = async (commands: readonly Command[]): Promise<void> => {
    const [model, real] = [new Model(), new Real(survey)];
    open.reset(LEAD);
    for (let count = 0; count < PEOPLE; count += 1) real.customers.push(await open.customer());
    const expectAllStand = async (): Promise<void> => {
      for (const nth of real.customers.keys()) expectStands(model, nth, await real.kept(nth));
    };
    for (const command of commands) {
      // Of two things the later is later.
      model.now += command.verb === 'wait' ? command.days * DAY : 1_000;
      open.now = later(model.now / 1_000);
      if (command.verb === 'wait') continue;
      if (command.verb === 'look') {
        await Promise.all(Array.from({ length: command.instances }, fade));
        await fade();
        await expectAllStand();
        continue;
      }
      const expected = model.do(command);
      expect([command, await real.do(command)]).toEqual([command, expected]);
      said.add(`${command.verb} ${expected}`);
    }
    await fade();
    await expectAllStand();
    for (const nth of real.customers.keys()) {
      said.add(model.stageOf(nth));
      const [before, anew] = [await real.kept(nth), await real.keptAnew(nth)];
      expectStands(model, nth, anew);
      for (const { reason } of anew.history) said.add(reason);
      expect(before.status?.stageUntil).toEqual(anew.status?.stageUntil);
      if (model.people[nth]?.isLate === false) expect(before.history).toEqual(anew.history);
    }
  };
  await fc.assert(fc.asyncProperty(course, holds), { numRuns: 24, seed: 3 }); // the same each time, so that what must be tried is
  await fc.assert(fc.asyncProperty(course, holds), { numRuns: 8, seed: freshSeed() }); // others each time
  // What was never said was never tried.
  expect([...said].sort()).toEqual(
    expect.arrayContaining([
      ...['advance ACCEPTED', 'advance WON', 'advance LOST', 'advance INVALID', 'advance ILLEGAL_MOVE'],
      ...[
        'advance NOT_FOUND',
        'refer DONE',
        'refer INVALID',
        'enrol DONE',
        'enrol INVALID',
        'leave DONE',
        'leave INVALID',
      ],
      ...['UNKNOWN', 'DETRACTOR', 'PASSIVE', 'PROMOTER', 'ADVOCATE', 'CHAMPION'],
      ...['ANSWERED', 'RECOMMENDED', 'PROMISE_BROKEN', 'JOINED_VIP', 'LEFT_VIP', 'FADED'],
    ]),
  );
}, 120_000);
