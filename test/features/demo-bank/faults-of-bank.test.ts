import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(120);
const { facts } = drawn;
const later = (time: Date) => new Date(time.getTime() + 400 * 86_400_000);

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
  [
    'an attribute has its owner’s customer',
    () => ({
      attributeValues: spoil(
        facts.attributeValues,
        (row) => row.textValue !== null,
        () => ({ textValue: null, numberValue: '1.0000' }),
      ),
    }),
  ],
  [
    'a relationship’s ends are their profiles’',
    () => ({
      relationships: spoil(
        facts.relationships,
        () => true,
        (row) => ({ relatedCustomerId: row.customerId }),
      ),
    }),
  ],
  [
    'a relationship begins before it ends',
    () => ({
      relationships: spoil(
        facts.relationships,
        () => true,
        (row) => ({ validTo: row.validFrom }),
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
];

describe('the check of a bank', () => {
  test('finds nothing in a sound one', () => {
    expect(faultsOf(drawn)).toEqual([]);
  });

  test.each(SPOILT)('finds when it does not hold that %s', (name, part) => {
    expect(faultsOf({ ...drawn, facts: { ...facts, ...part() } }).join('\n')).toContain(name);
  });
});
