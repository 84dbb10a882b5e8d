import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import type { DoubleRow } from '../../../src/features/demo-bank/domain/truth';
import type { Id } from '../../../src/kernel/id';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

function doublesOf(doubles: readonly DoubleRow[]): ReadonlyMap<Id, Id> {
  return new Map(
    doubles.flatMap(({ relation, customerId, doubleId }) =>
      relation === 'SAME' ? [[doubleId, customerId] as const] : [],
    ),
  );
}

/** What must not be of who knows customers. Of a double no more is known than its sources happened to ask. */
export function checkSources(facts: Facts, doubles: readonly DoubleRow[], check: Check): void {
  const originals = doublesOf(doubles);
  const profiles = groupBy(facts.sourceProfiles, (row) => row.customerId);
  check('one to three sources know a customer', facts.customers, ({ id, status }) => {
    const count = profiles.get(id)?.length ?? 0;
    return count >= (status === 'PROSPECT' || originals.has(id) ? 1 : 2) && count <= 3;
  });
  check('a person has a birth date, an organisation none', facts.customers, ({ id, kind, birthDate }) => {
    return kind === 'PERSON' ? birthDate !== null || originals.has(id) : birthDate === null;
  });
}

/** What must not be of customers who are the same, or look alike. */
export function checkDoubles(facts: Facts, doubles: readonly DoubleRow[], check: Check): void {
  const originals = doublesOf(doubles);
  const customers = new Map(facts.customers.map((row) => [row.id, row]));
  check('a pair is of two customers of one kind who are there', doubles, ({ customerId, doubleId }) => {
    const [one, other] = [customers.get(customerId), customers.get(doubleId)];
    return one !== undefined && customerId !== doubleId && one.kind === other?.kind;
  });
  const pairs = groupBy(doubles, ({ doubleId }) => doubleId);
  check('nobody is like two', [...pairs.values()], (same) => same.length === 1);
  check('who is like a double is like its original', doubles, ({ customerId }) => !originals.has(customerId));
  check('a difference is named once', doubles, ({ differences }) => {
    return new Set(differences).size === differences.length;
  });
  const personOf = (id: Id) => originals.get(id) ?? id;
  const accounts = groupBy(facts.accountHolders, ({ accountId }) => accountId);
  check('nobody holds an account together with themselves', [...accounts.values()], (holders) => {
    return new Set(holders.map(({ customerId }) => personOf(customerId))).size === holders.length;
  });
  check('nobody is related to themselves', facts.relationships, ({ customerId, relatedCustomerId }) => {
    return personOf(customerId) !== personOf(relatedCustomerId);
  });
  const acts = new Map(facts.advocacyActs.map((act) => [act.id, act.customerId]));
  check('nobody sends themselves', facts.referrals, ({ actId, referredCustomerId }) => {
    const sender = acts.get(actId) ?? null;
    return (
      sender === null || referredCustomerId === null || personOf(sender) !== personOf(referredCustomerId)
    );
  });
}
