import { expireInvitations } from '../../../src/features/surveys/expire-invitations';
import type { AuditTrail } from '../../../src/platform/audit/audit';
import { later } from '../writing-api';
import { MOVE, SUBMIT, SurveyApi } from './survey-writing-api';

const DAY = 24 * 3_600;

let open: SurveyApi;
beforeAll(async () => {
  open = await SurveyApi.open();
});
afterAll(() => open.api.close());
beforeEach(() => {
  open.reset();
});

const recorded: string[] = [];
const audit: AuditTrail = {
  record: ({ action }) => Promise.resolve(void recorded.push(action)),
  note: () => undefined,
  canKeep: () => true,
};
const turn = (): Promise<number> =>
  expireInvitations({ db: open.api.database.db, audit, clock: () => open.now });
const stateOf = async (id: string) =>
  (await open.rows('survey_invitations')).find((row) => `inv_${String(row['id'])}` === id);

test('an invitation ends when its time is over, once, however many look at once and however late', async () => {
  const [answered, sent, waiting] = [await open.invited(), await open.invited(), await open.invited()];
  await open.ask(SUBMIT, { token: answered.token, score: 9 });
  await open.ask(MOVE, { id: sent.id, to: 'SENT' });
  open.now = later(14 * DAY - 1);
  expect(await turn()).toBe(0);
  open.now = later(30 * DAY);
  const turns = await Promise.all([turn(), turn(), turn()]);
  expect(turns.reduce((sum, count) => sum + count)).toBe(2);
  expect(await turn()).toBe(0);
  expect((await stateOf(answered.id))?.['state']).toBe('ANSWERED');
  for (const { id } of [sent, waiting]) {
    expect(await stateOf(id)).toMatchObject({
      state: 'EXPIRED',
      expired_at: later(14 * DAY),
      open_until: null,
    });
    const changes = (await open.rows('changes')).filter(({ object }) => object === id);
    expect(changes.filter(({ action }) => action === 'invitation:expire')).toMatchObject([
      { subject_id: 'clock' },
    ]);
  }
  expect(recorded).toContain('invitation:expire');
});

test('one that was told late to have arrived ends after that', async () => {
  const { id } = await open.invited();
  await open.ask(MOVE, { id, to: 'SENT' });
  open.now = later(20 * DAY);
  await open.ask(MOVE, { id, to: 'DELIVERED', at: later(15 * DAY) });
  expect(await turn()).toBe(1);
  expect(await stateOf(id)).toMatchObject({ state: 'EXPIRED', expired_at: later(15 * DAY) });
});

test('more than are found at once end in one turn', async () => {
  const customer = await open.customer();
  for (let count = 0; count < 60; count += 1)
    await open.api.bank.invitation(customer, { state: 'SENT', expiresAt: later(count) });
  open.now = later(DAY);
  expect(await turn()).toBe(60);
});
