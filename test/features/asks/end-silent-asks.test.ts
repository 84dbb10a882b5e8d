import { endSilentAsks } from '../../../src/features/asks/end-silent-asks';
import type { AuditTrail } from '../../../src/platform/audit/audit';
import { advocacyAsk, advocacyStatus } from '../../support/advocates';
import { minutesAgo, NOW } from '../../support/bank';
import { AdvocacyApi, DECLINE_ASK } from '../advocacy/advocacy-api';
import { later } from '../writing-api';

const DAY = 24 * 60;
const open = new AdvocacyApi();
beforeAll(() => open.open());
afterAll(() => open.api.close());
beforeEach(async () => {
  open.reset();
  await open.api.database.db.execute('test.empty', 'DELETE FROM advocacy_asks');
});

const recorded: string[] = [];
const audit: AuditTrail = {
  record: ({ action }) => Promise.resolve(void recorded.push(action)),
  note: () => undefined,
  canKeep: () => true,
};
const turn = (signal?: AbortSignal): Promise<number> =>
  endSilentAsks({ db: open.api.database.db, audit, clock: () => open.now }, signal);
const askRow = async (id: string) => (await open.rows('advocacy_asks')).find((row) => row['id'] === id);

async function askOf(daysAgo: number, values: Record<string, string> = {}): Promise<string> {
  return advocacyAsk(open.api.bank, await open.customer(), { askedAt: minutesAgo(daysAgo * DAY), ...values });
}

test('an ask to which nobody says anything ends 30 days after it, once, however many look and however late', async () => {
  const [old, done] = [await askOf(0), await askOf(40, { outcome: 'DONE' })];
  open.now = later(30 * DAY * 60 - 1);
  expect(await turn()).toBe(0);
  open.now = later(50 * DAY * 60);
  const turns = await Promise.all([turn(), turn(), turn()]);
  expect(turns.reduce((sum, count) => sum + count)).toBe(1);
  expect(await turn()).toBe(0);
  expect(await askRow(old)).toMatchObject({
    ...{ outcome: 'UNANSWERED', ended_at: later(30 * DAY * 60), version: 2 },
  });
  expect((await askRow(done))?.['outcome']).toBe('DONE');
  const changes = (await open.rows('changes')).filter(({ object }) => object === `ask_${old}`);
  expect(changes).toMatchObject([{ action: 'ask:end', subject_id: 'clock' }]);
  expect(recorded).toContain('ask:end');
});

test('more than are found at once end in one turn, unless it is stopped', async () => {
  for (let count = 0; count < 60; count += 1) await askOf(30 + count);
  const stopping = new AbortController();
  stopping.abort();
  expect([await turn(stopping.signal), await turn()]).toEqual([0, 60]);
});

test('one that is declined ends now, and is over; either stays in the budget', async () => {
  const customer = await open.customer();
  await advocacyStatus(open.api.bank, customer);
  const id = await advocacyAsk(open.api.bank, customer, { askedAt: minutesAgo(40 * DAY) });
  const other = await advocacyAsk(open.api.bank, customer, { askedAt: minutesAgo(DAY) });
  const declined = await open.ask(DECLINE_ASK, { id: `ask_${other}` });
  expect(declined.shown).toMatchObject({ outcome: 'DECLINED', endedAt: NOW.toISOString(), version: 2 });
  expect((await open.ask(DECLINE_ASK, { id: `ask_${other}` })).userErrors).toMatchObject([
    { code: 'INVALID', field: 'id' },
  ]);
  expect(await turn()).toBe(1);
  expect((await open.ask(DECLINE_ASK, { id: `ask_${id}` })).userErrors).toMatchObject([{ code: 'INVALID' }]);
  const { customer: shown } = await open.api.ask<{ customer: { advocacy: unknown } }>(
    'query ($id: ID!) { customer(by: { id: $id }) { advocacy { askBudget { left obstacles } asks { outcome } } } }',
    { id: `cus_${customer}` },
  );
  expect(shown.advocacy).toEqual({
    askBudget: { left: 2, obstacles: ['COOL_DOWN'] },
    asks: [{ outcome: 'DECLINED' }, { outcome: 'UNANSWERED' }],
  });
});
