import fc from 'fast-check';
import { minutesAgo } from '../../support/bank';
import { freshSeed } from '../../support/fresh-seed';
import { later, WritingApi, type Mutation } from '../writing-api';
import { course, DAY, Model, type Command, type Verdict } from './ask-model';

const on = (name: string, object: string, errorFields = ''): Mutation => {
  return { name, isUnversioned: true, object, selection: '__typename', errorFields };
};
const ASK = {
  REVIEW: on('requestReview', 'ask', 'obstacles nextAskAt'),
  REFERRAL: on('requestReferral', 'ask', 'obstacles nextAskAt'),
};
const withId = (name: string, object: string): Mutation => ({ ...on(name, object), selection: 'id' });

type Deed = Exclude<Command, { verb: 'wait' | 'await' | 'ask' }>;

/** The customer of the model, on the real thing. */
class Real {
  customer = '';
  readonly #promises: string[] = [];
  readonly #complaints: string[] = [];
  readonly #loops: string[] = [];

  constructor(
    private readonly open: WritingApi,
    private readonly survey: string,
    private readonly product: string,
    private readonly agent: string,
  ) {}

  async ask({ kind, channel }: Extract<Command, { verb: 'ask' }>): Promise<Verdict> {
    const { userErrors } = await this.open.ask(ASK[kind], { customer: this.customer, channel });
    const [refusal] = userErrors;
    if (refusal === undefined) return { obstacles: [], nextAskAt: this.#since(this.open.now) };
    const { nextAskAt } = refusal;
    return {
      obstacles: refusal.obstacles ?? [refusal.message],
      nextAskAt: nextAskAt == null ? null : this.#since(new Date(nextAskAt)),
    };
  }

  async do(deed: Deed): Promise<void> {
    const { customer, open } = this;
    if (deed.verb === 'allow' || deed.verb === 'forbid') {
      const state = deed.verb === 'allow' ? 'GRANTED' : 'WITHDRAWN';
      const said = { customer, purpose: 'REFERRAL_ASK', channel: deed.channel, state };
      await this.#done(on('setConsent', 'consent'), said);
    }
    if (deed.verb === 'complain') {
      const complaint = { customer, kind: 'COMPLAINT', subject: 'Charged twice' };
      this.#complaints.push(await this.#done(withId('openCase', 'case'), complaint));
    }
    if (deed.verb === 'resolve')
      await this.#done(withId('resolveCase', 'case'), { id: this.#complaints.shift() });
    if (deed.verb === 'promise') {
      const promised = { customer, kind: 'FIX', text: 'It will be.', dueAt: this.#in(deed.days) };
      this.#promises.push(await this.#done(withId('makePromise', 'promise'), promised));
    }
    if (deed.verb === 'keep')
      await this.#done(withId('keepPromise', 'promise'), { id: this.#promises.shift(), evidence: 'Done.' });
    if (deed.verb === 'dislike') await this.#dislike();
    if (deed.verb === 'tell') await this.#tell(String(this.#loops.shift()));
    if (deed.verb === 'giveUp') await this.#giveUp(String(this.#loops.shift()));
    if (deed.verb === 'buy') {
      const account = await open.api.bank.account(this.product, { openedAt: open.now });
      await open.api.bank.holder(account, customer.slice(4), { validFrom: open.now });
    }
  }

  async #tell(id: string): Promise<void> {
    for (const step of ['contactAboutLoop', 'agreeCauseOfLoop', 'fixCauseOfLoop', 'closeLoop'])
      await this.#done(withId(step, 'loop'), { id });
  }

  async #giveUp(id: string): Promise<void> {
    await this.#done(withId('assignLoop', 'loop'), { id, owner: this.agent });
    await this.#done(withId('giveUpLoop', 'loop'), { id, reason: 'Cannot be reached.' });
  }

  async #dislike(): Promise<void> {
    const { customer, open, survey } = this;
    const answer = { customer, survey, score: 2, answeredAt: open.now };
    const record: Mutation = { ...on('recordSurveyAnswer', 'surveyAnswer'), selection: 'loop { id }' };
    const submissionId = `${customer} ${String(open.now.getTime())}`;
    const { shown } = await open.ask<{ loop: { id: string } }>(record, { ...answer, submissionId });
    this.#loops.push(String(shown?.loop.id));
  }

  async #done(mutation: Mutation, input: object): Promise<string> {
    const { shown, userErrors } = await this.open.ask<{ id: string }>(mutation, input);
    expect([mutation.name, userErrors]).toEqual([mutation.name, []]);
    return String(shown?.id);
  }

  #in(days: number): Date {
    return new Date(this.open.now.getTime() + days * DAY);
  }

  #since(moment: Date): number {
    return moment.getTime() - minutesAgo(0).getTime();
  }
}

/** Whether there is anything to do it to. */
function isPossible({ complaints, loops, promises }: Model, { verb }: Deed): boolean {
  if (verb === 'resolve') return complaints > 0;
  if (verb === 'tell' || verb === 'giveUp') return loops > 0;
  return verb !== 'keep' || promises.length > 0;
}

describe('a customer, whatever they say, buy and are owed', () => {
  const open = new WritingApi([]);
  beforeAll(() => open.open());
  afterAll(() => open.api.close());

  /** Of two things the later is later, by a second. */
  const tick = (model: Model): void => {
    model.now += 1_000;
    open.now = later(model.now / 1_000);
  };

  test('is asked, or told why not and from when on, as a plain model of it says', async () => {
    const { bank } = open.api;
    const survey = `srv_${await bank.survey()}`;
    const agent = `agt_${await bank.agent()}`;
    const product = await bank.product('Account', { code: 'asked' });
    const said = new Set<string>();
    const holds = async (commands: readonly Command[]): Promise<void> => {
      const [model, real] = [new Model(), new Real(open, survey, product, agent)];
      open.reset();
      real.customer = `cus_${await bank.customer()}`;
      await bank.sourceProfile(real.customer.slice(4));
      for (const command of commands) {
        if (command.verb === 'wait') model.now += command.days * DAY;
        else if (command.verb === 'await') {
          const before = command.isShort ? 1_001 : 1_000;
          model.now = Math.max(model.now, (model.told ?? 0) - before);
        } else if (command.verb === 'ask') {
          tick(model);
          const verdict = model.ask(command);
          expect([command, await real.ask(command)]).toEqual([command, verdict]);
          const when =
            verdict.nextAskAt === null ? 'NEVER' : verdict.nextAskAt === model.now ? 'NOW' : 'LATER';
          for (const obstacle of verdict.obstacles) said.add(obstacle);
          said.add(`${String(verdict.obstacles.length === 0)} ${when}`);
        } else if (isPossible(model, command)) {
          tick(model);
          model.do(command);
          await real.do(command);
        }
      }
    };
    await fc.assert(fc.asyncProperty(course, holds), { numRuns: 40, seed: 5 }); // the same each time, so that what must be tried is
    await fc.assert(fc.asyncProperty(course, holds), { numRuns: 20, seed: freshSeed() }); // others each time
    // What was never said was never tried.
    expect([...said]).toEqual(
      expect.arrayContaining([
        ...['OPEN_COMPLAINT', 'OVERDUE_PROMISE', 'OPEN_LOOP', 'COOL_DOWN', 'BUDGET_SPENT', 'NO_CONSENT'],
        ...['WRONG_MOMENT', 'true NOW', 'false LATER', 'false NEVER'],
      ]),
    );
  }, 120_000);
});
