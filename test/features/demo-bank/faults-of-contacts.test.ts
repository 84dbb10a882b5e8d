import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { drawBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(120);
const { bank, facts } = drawn;
const later = (time: Date) => new Date(time.getTime() + 400 * 86_400_000);

const SPOILT: [name: string, part: () => Partial<Facts>][] = [
  [
    'a case is sound',
    () => ({
      cases: spoil(
        facts.cases,
        (row) => row.redressAmount !== null,
        () => ({ redressCurrency: null }),
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
    'a hand-off leads from somebody of the bank to another',
    () => ({
      handOffs: spoil(
        facts.handOffs,
        (row) => row.moves === 'CUSTOMER',
        (row) => ({ fromAgentId: row.toAgentId }),
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

test.each(SPOILT)('the check of a bank finds when it does not hold that %s', (name, part) => {
  expect(faultsOf({ ...drawn, facts: { ...facts, ...part() } }).join('\n')).toContain(name);
});
