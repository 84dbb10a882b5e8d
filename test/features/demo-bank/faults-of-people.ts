import { isId } from '../../../src/kernel/id';
import type { Bank } from '../../../src/features/demo-bank/domain/bank';
import type { Facts } from '../../../src/features/demo-bank/domain/rows';
import { groupBy } from './draw-bank';

type Check = <Row>(name: string, rows: readonly Row[], holds: (row: Row) => boolean) => void;

/** What must not be of that which belongs to customers themselves. */
export function checkPeople(bank: Bank, facts: Facts, check: Check): void {
  const owners = new Map(facts.sourceProfiles.map((row) => [row.id, row]));
  const customers = new Map(facts.customers.map((row) => [row.id, row]));
  check('a consent is its profile’s, of the same source', facts.consentDecisions, (row) => {
    const profile = owners.get(row.sourceProfileId);
    return profile?.customerId === row.customerId && profile.sourceId === row.sourceId && isId(row.id);
  });
  check(
    'a consent was given after its customer came, and before the bank was seen',
    facts.consentDecisions,
    (row) => {
      const joinedAt = customers.get(row.customerId)?.createdAt.getTime() ?? Infinity;
      const at = row.decidedAt.getTime();
      return joinedAt <= at && at < bank.asOf && row.createdAt.getTime() === at;
    },
  );
  const keys = groupBy(facts.consentDecisions, (row) => `${row.sourceId} ${row.externalId}`);
  check('a source names a consent once', [...keys.values()], (same) => same.length === 1);
  const decided = groupBy(facts.consentDecisions, (row) => `${row.customerId} ${row.purpose}`);
  check(
    'a purpose is decided for every channel first',
    [...decided.values()],
    ([first]) => first?.channel === null,
  );
  checkAttributes(bank, facts, check);
  checkRelationships(bank, facts, check);
}

function checkAttributes(bank: Bank, facts: Facts, check: Check): void {
  const definitions = new Map(bank.reference.attributeDefinitions.map((row) => [row.id, row]));
  const owners = {
    CUSTOMER: new Map(facts.customers.map((row) => [row.id, { ...row, customerId: row.id }])),
    INTERACTION: new Map(facts.interactions.map((row) => [row.id, row])),
    CASE: new Map(facts.cases.map((row) => [row.id, row])),
    SURVEY_ANSWER: new Map(facts.surveyAnswers.map((row) => [row.id, row])),
  };
  const columns = {
    TEXT: 'textValue',
    NUMBER: 'numberValue',
    BOOLEAN: 'booleanValue',
    DATE: 'dateValue',
  } as const;
  check(
    'an attribute has its owner’s customer, and exactly the value of its type',
    facts.attributeValues,
    (row) => {
      const definition = definitions.get(row.definitionId);
      const owner = definition && owners[definition.ownerType].get(row.ownerId);
      const filled = Object.values(columns).filter((column) => row[column] !== null);
      return (
        owner?.customerId === row.customerId &&
        filled.length === 1 &&
        filled[0] === columns[definition?.type ?? 'TEXT']
      );
    },
  );
  const keys = groupBy(facts.attributeValues, (row) => `${row.ownerId} ${row.definitionId}`);
  check('an owner has an attribute once', [...keys.values()], (same) => same.length === 1);
}

function checkRelationships(bank: Bank, facts: Facts, check: Check): void {
  const owners = new Map(facts.sourceProfiles.map((row) => [row.id, row.customerId]));
  check('a relationship’s ends are their profiles’, and two', facts.relationships, (row) => {
    const [own, related] = [owners.get(row.sourceProfileId), owners.get(row.relatedProfileId)];
    return own === row.customerId && related === row.relatedCustomerId && own !== related && isId(row.id);
  });
  check('a relationship begins before it ends, and before the bank was seen', facts.relationships, (row) => {
    const from = row.validFrom.getTime();
    return (
      from < bank.asOf &&
      (row.validTo === null || row.validTo.getTime() > from) &&
      row.createdAt.getTime() === from &&
      row.updatedAt >= row.createdAt &&
      row.updatedAt.getTime() < bank.asOf
    );
  });
  const keys = groupBy(facts.relationships, (row) => `${row.sourceId} ${row.externalId}`);
  check('a source names a relationship once', [...keys.values()], (same) => same.length === 1);
}
