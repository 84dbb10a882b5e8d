import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';

const { bank, facts } = drawBank(120);
const later = (time: Date) => new Date(time.getTime() + 400 * 86_400_000);

/** The list with its first row that is so replaced by a broken one. */
function spoil<Row>(
  rows: readonly Row[],
  is: (row: Row) => boolean,
  broken: (row: Row) => Partial<Row>,
): Row[] {
  const index = rows.findIndex(is);
  expect(index).toBeGreaterThanOrEqual(0);
  return rows.map((row, place) => (place === index ? { ...row, ...broken(row) } : row));
}

const SPOILT: [name: string, part: () => Partial<Facts>][] = [
  ['a source names a row once', () => ({ cases: [...facts.cases, ...facts.cases.slice(0, 1)] })],
  [
    'an id is well formed',
    () => ({
      promises: spoil(
        facts.promises,
        () => true,
        () => ({ id: 'short' }),
      ),
    }),
  ],
  [
    'a customer is found by the words of their names',
    () => ({ customerNameTokens: facts.customerNameTokens.slice(1) }),
  ],
  [
    'a fact’s profile is its customer’s',
    () => ({
      contactPoints: spoil(
        facts.contactPoints,
        () => true,
        () => ({ customerId: '0000000000000000' }),
      ),
    }),
  ],
  [
    'a consent was given after its customer came',
    () => ({
      consentDecisions: spoil(
        facts.consentDecisions,
        () => true,
        (row) => ({ decidedAt: later(row.decidedAt) }),
      ),
    }),
  ],
  [
    'a purpose is decided for every channel first',
    () => ({
      consentDecisions: spoil(
        facts.consentDecisions,
        () => true,
        () => ({ channel: 'SMS' }),
      ),
    }),
  ],
  ['a profile’s customer is there', () => ({ customers: facts.customers.slice(1) })],
  [
    'a contact’s source, agent, reason and queue are there',
    () => ({
      interactions: spoil(
        facts.interactions,
        (row) => row.queueId !== null,
        () => ({ queueId: '0000000000000000' }),
      ),
    }),
  ],
  [
    'a contact is sound',
    () => ({
      interactions: spoil(
        facts.interactions,
        (row) => row.isPublic && row.reach !== null,
        () => ({ isPublic: false }),
      ),
    }),
  ],
  [
    'a contact’s source, agent, reason and queue are there',
    () => ({
      interactions: spoil(
        facts.interactions,
        (row) => row.agentId !== null,
        () => ({ agentId: '0000000000000000' }),
      ),
    }),
  ],
  [
    'a promise’s contact, case and people are there',
    () => ({
      promises: spoil(
        facts.promises,
        () => true,
        () => ({ interactionId: '0000000000000000' }),
      ),
    }),
  ],
  [
    'the last contact is the latest start of all',
    () => ({
      customers: spoil(
        facts.customers,
        (row) => row.lastContactAt !== null,
        () => ({ lastContactAt: null }),
      ),
    }),
  ],
  [
    'one contact point of a type is primary at most',
    () => ({
      contactPoints: [
        ...facts.contactPoints,
        ...facts.contactPoints.filter((row) => row.isPrimary).slice(0, 1),
      ],
    }),
  ],
  [
    'a contact point has the key that it is looked up by',
    () => ({
      contactPoints: spoil(
        facts.contactPoints,
        (row) => row.type === 'PHONE',
        () => ({ valueKey: '420' }),
      ),
    }),
  ],
  [
    'an account has exactly one owner',
    () => ({ accountHolders: facts.accountHolders.filter((row) => row.role !== 'OWNER') }),
  ],
  [
    'nobody holds an account twice',
    () => ({ accountHolders: [...facts.accountHolders, ...facts.accountHolders.slice(0, 1)] }),
  ],
  [
    'an account is sound',
    () => ({
      accounts: spoil(
        facts.accounts,
        (row) => row.status === 'OPEN',
        () => ({ status: 'CLOSED' }),
      ),
    }),
  ],
  [
    'a contact is sound',
    () => ({
      interactions: spoil(
        facts.interactions,
        (row) => row.waitSeconds !== null,
        (row) => ({ waitSeconds: (row.waitSeconds ?? 0) + 1 }),
      ),
    }),
  ],
  [
    'a case is sound',
    () => ({
      cases: spoil(
        facts.cases,
        (row) => row.status === 'CLOSED',
        () => ({ closedAt: null }),
      ),
    }),
  ],
  [
    'a promise is sound',
    () => ({
      promises: spoil(
        facts.promises,
        (row) => row.state === 'KEPT',
        (row) => ({ settledAt: later(row.dueAt) }),
      ),
    }),
  ],
  [
    'an answer is sound',
    () => ({
      surveyAnswers: spoil(
        facts.surveyAnswers,
        () => true,
        (row) => ({ score: row.scaleMax + 1 }),
      ),
    }),
  ],
  [
    'a stage is sound',
    () => ({
      advocacyStatuses: spoil(
        facts.advocacyStatuses,
        (row) => row.stage === 'PROMOTER',
        () => ({ stage: 'DETRACTOR' }),
      ),
    }),
  ],
  [
    'a part of a contact is of the same customer, and within its time',
    () => ({
      messages: spoil(
        facts.messages,
        () => true,
        (row) => ({ at: later(row.at) }),
      ),
    }),
  ],
  [
    'a source names a part of a contact once',
    () => ({ handOffs: [...facts.handOffs, ...facts.handOffs.slice(0, 1)] }),
  ],
  [
    'a message is the customer’s, or of whoever had the contact',
    () => ({
      messages: spoil(
        facts.messages,
        (row) => row.agentId !== null,
        () => ({ direction: 'INBOUND' }),
      ),
    }),
  ],
  [
    'a hand-off leads from somebody of the bank to another',
    () => ({
      handOffs: spoil(
        facts.handOffs,
        (row) => row.toQueueId !== null,
        () => ({ toQueueId: '0000000000000000' }),
      ),
    }),
  ],
  [
    'a customer moves on to whoever has the contact',
    () => ({
      handOffs: spoil(
        facts.handOffs,
        (row) => row.moves === 'CUSTOMER',
        () => ({ moves: 'WORK' }),
      ),
    }),
  ],
  [
    'a promise is put off while it runs, by its owner',
    () => ({
      promiseChanges: spoil(
        facts.promiseChanges,
        () => true,
        (row) => ({ at: later(row.at) }),
      ),
    }),
  ],
  [
    'a promise is put off once',
    () => ({ promiseChanges: [...facts.promiseChanges, ...facts.promiseChanges.slice(0, 1)] }),
  ],
  [
    'the date of a promise is the one that counts',
    () => ({
      promiseChanges: spoil(
        facts.promiseChanges,
        (row) => row.toldAt !== null,
        (row) => ({ toldAt: later(row.formerDueAt) }),
      ),
    }),
  ],
  [
    'a promise stands as it is recorded, or is overdue',
    () => ({
      promises: spoil(
        facts.promises,
        (row) => row.state === 'OPEN',
        () => ({ dueAt: new Date(bank.asOf - 2), graceEndsAt: new Date(bank.asOf - 1) }),
      ),
    }),
  ],
  [
    'only what was kept has evidence',
    () => ({
      promises: spoil(
        facts.promises,
        (row) => row.state === 'OPEN',
        () => ({ evidence: 'Call recorded' }),
      ),
    }),
  ],
];

describe('the check of a bank', () => {
  test('finds nothing in a sound one', () => {
    expect(faultsOf(bank, facts)).toEqual([]);
  });

  test.each(SPOILT)('finds when it does not hold that %s', (name, part) => {
    expect(faultsOf(bank, { ...facts, ...part() }).join('\n')).toContain(name);
  });
});
