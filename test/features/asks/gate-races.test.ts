import { holdCustomer } from '../../../src/features/customers/held-customer.effects';
import { minutesAgo, NOW } from '../../support/bank';
import { RECORD, SUBMIT, SurveyApi } from '../surveys/survey-writing-api';
import type { Mutation } from '../writing-api';

const OPEN: Mutation = { name: 'openCase', isUnversioned: true, object: 'case', selection: 'id' };
const REOPEN: Mutation = { name: 'reopenCase', object: 'case', selection: 'id', hasMoves: true };

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

/** Whether it waits for whoever holds the customer, as asking them does, or is done meanwhile. */
async function isWaitedWith(customer: string, act: () => Promise<unknown>): Promise<boolean> {
  const { db } = open.api.database;
  let acting: Promise<unknown> = Promise.resolve();
  const isWaiting = await db.transaction(async (tx) => {
    await holdCustomer(tx, customer);
    const done = new Set<string>();
    acting = act().finally(() => done.add('it'));
    for (;;) {
      const waiting = await db.query(
        'test.waiting',
        "SELECT 1 FROM information_schema.PROCESSLIST WHERE INFO LIKE '%lock%Customers%' AND INFO NOT LIKE '%PROCESSLIST%'",
      );
      if (waiting.length > 0) return true;
      if (done.size > 0) return false;
    }
  });
  await acting;
  return isWaiting;
}

test.each<[string, (customer: string) => Promise<() => Promise<unknown>>]>([
  [
    'a complaint is opened',
    (customer) =>
      Promise.resolve(() =>
        open.ask(OPEN, { customer: `cus_${customer}`, kind: 'COMPLAINT', subject: 'Late' }),
      ),
  ],
  [
    'a complaint is opened again',
    async (customer) => {
      const resolved = { kind: 'COMPLAINT', status: 'RESOLVED', resolvedAt: minutesAgo(5) };
      const id = `cas_${await open.api.bank.case(customer, resolved)}`;
      return () => open.ask(REOPEN, { id });
    },
  ],
  [
    'a low answer is recorded',
    async (customer) => {
      const survey = await open.api.bank.survey({ metric: 'CSAT', scaleMin: 1, scaleMax: 5 });
      const answer = { score: 1, answeredAt: NOW, submissionId: `${survey} low` };
      return () => open.ask(RECORD, { customer: `cus_${customer}`, survey: `srv_${survey}`, ...answer });
    },
  ],
  [
    'a low answer is given by token',
    async (customer) => {
      const survey = await open.api.bank.survey({ metric: 'CSAT', scaleMin: 1, scaleMax: 5 });
      const asked = { customer: `cus_${customer}`, survey: `srv_${survey}`, channel: 'EMAIL' };
      const { token } = await open.invite(asked);
      return () => open.ask(SUBMIT, { token, score: 1 });
    },
  ],
])('whoever asks a customer and %s go one after the other', async (_what, prepared) => {
  const customer = await open.customer();
  expect(await isWaitedWith(customer, await prepared(customer))).toBe(true);
});
