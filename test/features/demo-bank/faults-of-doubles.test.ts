import type { DoubleRow } from '../../../src/features/demo-bank/domain/truth';
import { drawBank, type DrawnBank } from './draw-bank';
import { faultsOf } from './faults-of-bank';
import { spoil } from './spoil';

const drawn = drawBank(400);
const { facts, doubles } = drawn;
const isSame = ({ relation }: DoubleRow) => relation === 'SAME';
const [pair] = doubles.filter(isSame);
const { customerId, doubleId } = pair ?? { customerId: '', doubleId: '' };

const SPOILT: [name: string, part: () => Partial<DrawnBank>][] = [
  [
    'a person has a birth date',
    () => ({
      facts: {
        ...facts,
        customers: spoil(
          facts.customers,
          ({ kind, id }) => kind === 'PERSON' && !doubles.some((row) => row.doubleId === id),
          () => ({ birthDate: null }),
        ),
      },
    }),
  ],
  [
    'one to three sources know a customer',
    () => ({ facts: { ...facts, sourceProfiles: facts.sourceProfiles.slice(2) } }),
  ],
  [
    'a pair is of two customers',
    () => ({ doubles: spoil(doubles, isSame, (row) => ({ customerId: row.doubleId })) }),
  ],
  ['nobody is like two', () => ({ doubles: [...doubles, ...doubles.slice(0, 1)] })],
  [
    'who is like a double is like its original',
    () => ({
      doubles: [...doubles, { ...doubles[0], customerId: doubleId, doubleId: customerId } as DoubleRow],
    }),
  ],
  [
    'a difference is named once',
    () => ({ doubles: spoil(doubles, isSame, () => ({ differences: ['NO_EMAIL', 'NO_EMAIL'] })) }),
  ],
  [
    'nobody holds an account together with themselves',
    () => ({
      facts: {
        ...facts,
        accountHolders: facts.accountHolders.flatMap((row) =>
          row.customerId === customerId ? [row, { ...row, customerId: doubleId }] : [row],
        ),
      },
    }),
  ],
  [
    'nobody is related to themselves',
    () => ({
      facts: {
        ...facts,
        relationships: spoil(
          facts.relationships,
          () => true,
          () => ({ customerId, relatedCustomerId: doubleId }),
        ),
      },
    }),
  ],
  [
    'nobody sends themselves',
    () => ({
      facts: {
        ...facts,
        advocacyActs: facts.advocacyActs.map((row) => ({ ...row, customerId })),
        referrals: spoil(
          facts.referrals,
          () => true,
          () => ({ referredCustomerId: doubleId }),
        ),
      },
    }),
  ],
];

test.each(SPOILT)('the check of a bank finds when it does not hold that %s', (name, part) => {
  expect(faultsOf({ ...drawn, ...part() }).join('\n')).toContain(name);
});
