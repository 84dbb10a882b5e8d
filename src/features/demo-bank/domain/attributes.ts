import type { Id } from '../../../kernel/id';
import type { Bank } from './bank';
import { DAY, isoDate } from './calendar';
import type { FactCounts } from './count-facts';
import type { Customer } from './customer';
import { ATTRIBUTES, type AttributeSeed } from './data/attributes';
import { idAt } from './ids';
import type { AttributeDefinitionRow, AttributeOwner, AttributeValueRow } from './people-rows';
import type { Profiles } from './profiles';
import { Random, STREAM } from './random';
import type { Facts } from './rows';

/** The catalogue is as old as this many days. */
const CATALOGUE_AGE = 12 * 365;

export function createAttributeDefinitions(seed: number, asOf: number): AttributeDefinitionRow[] {
  const random = new Random(seed, STREAM.ATTRIBUTES, -1);
  return ATTRIBUTES.map(({ ownerType, code, type, labels: [en, cs, de] }) => ({
    id: idAt(random, asOf - CATALOGUE_AGE * DAY),
    ownerType,
    code,
    type,
    labels: JSON.stringify({ en, cs, de }),
  }));
}

/** Who carries attributes: what the source that knows the owner said of it, when it came to be. */
interface Owner {
  readonly id: Id;
  readonly sourceId: Id;
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly createdAt: Date;
}

type Values = Pick<AttributeValueRow, 'textValue' | 'numberValue' | 'booleanValue' | 'dateValue'>;

const NO_VALUE: Values = { textValue: null, numberValue: null, booleanValue: null, dateValue: null };
/** Days from the day on which the bank is seen to the one on which papers must be looked through again. */
const REVIEW_WITHIN = 700;

function drawValue(random: Random, { range, choices, type }: AttributeSeed, asOf: number): Values {
  if (type === 'TEXT') return { ...NO_VALUE, textValue: random.pick(choices) };
  if (type === 'BOOLEAN') return { ...NO_VALUE, booleanValue: random.chance(0.5) };
  if (type === 'DATE')
    return { ...NO_VALUE, dateValue: isoDate(asOf + random.between(-30, REVIEW_WITHIN) * DAY) };
  const tenths = random.between(range[0] * 10, range[1] * 10);
  return { ...NO_VALUE, numberValue: `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}000` };
}

const attributesOf = (type: AttributeOwner) =>
  ATTRIBUTES.flatMap((seed, index) => (seed.ownerType === type ? [{ seed, index }] : []));

/** What owners of a type may carry, each with its place in the list of definitions. */
const ATTRIBUTES_OF: Record<AttributeOwner, ReturnType<typeof attributesOf>> = {
  CUSTOMER: attributesOf('CUSTOMER'),
  INTERACTION: attributesOf('INTERACTION'),
  CASE: attributesOf('CASE'),
  SURVEY_ANSWER: attributesOf('SURVEY_ANSWER'),
};

/** Adds attributes to a customer and to all facts that were added since there were so many. */
export function addAttributes(
  bank: Bank,
  customer: Customer,
  profiles: Profiles,
  facts: Facts,
  before: FactCounts,
): void {
  const random = new Random(bank.plan.seed, STREAM.ATTRIBUTES, customer.number);
  const { attributeDefinitions } = bank.reference;
  /** `of` is the owner's kind, channel or metric. */
  const add = (ownerType: AttributeOwner, owner: Owner, of: string): void => {
    for (const { seed, index } of ATTRIBUTES_OF[ownerType]) {
      const definition = attributeDefinitions[index];
      const isMeant = seed.of === '' || seed.of === of;
      if (definition === undefined || !isMeant || !random.chance(seed.share)) continue;
      const value = drawValue(random, seed, bank.asOf);
      facts.attributeValues.push({
        ownerId: owner.id,
        definitionId: definition.id,
        sourceId: owner.sourceId,
        sourceProfileId: owner.sourceProfileId,
        customerId: owner.customerId,
        textValue: value.textValue,
        numberValue: value.numberValue,
        booleanValue: value.booleanValue,
        dateValue: value.dateValue,
        createdAt: owner.createdAt,
        updatedAt: owner.createdAt,
      });
    }
  };
  const self = {
    id: customer.id,
    sourceId: bank.sourceId(profiles.mainSource),
    sourceProfileId: profiles.main,
    customerId: customer.id,
    createdAt: new Date(customer.joinedAt),
  };
  add('CUSTOMER', self, customer.kind);
  for (const row of facts.interactions.slice(before.interactions)) add('INTERACTION', row, row.channel);
  for (const row of facts.cases.slice(before.cases)) add('CASE', row, row.kind);
  for (const row of facts.surveyAnswers.slice(before.surveyAnswers)) add('SURVEY_ANSWER', row, row.metric);
}
