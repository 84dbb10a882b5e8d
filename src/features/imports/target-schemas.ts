import { z } from 'zod';
import { CUSTOMER_FIELDS } from '../customers/domain/delivered-profile';
import { attributesSchema } from './attribute-schemas';
import type { KeyPart, RecordRule } from './domain/mapping';
import type { Target } from './domain/targets';
import { code, currency, language, oneOf, timeZone } from './domain/vocabulary';
import {
  amountRule,
  catalogueRule,
  condition,
  customerRule,
  dateRule,
  keyParts,
  keyRule,
  momentRule,
  secondsRule,
  textRule,
} from './rule-schemas';
import { strict, word } from './schema-parts';
import { vocabulary } from './vocabulary';

const text = z.string('is missing');
/** A reason lies at most five levels deep, and what grows lies below a declared one. */
const REASON_LEVELS = 4;
const flag = textRule(oneOf(['true', 'false']));

const { customerKinds, customerStatuses } = vocabulary;
const customer = customerRule(customerKinds, customerStatuses);

const customerFields = strict({
  kind: textRule(oneOf(customerKinds)),
  status: textRule(oneOf(customerStatuses)),
  givenName: textRule().optional(),
  familyName: textRule().optional(),
  organisationName: textRule().optional(),
  birthDate: dateRule.optional(),
  segment: textRule(oneOf(vocabulary.segments)).optional(),
  language: textRule(language).optional(),
  timeZone: textRule(timeZone).optional(),
  preferredChannel: textRule(oneOf(vocabulary.channels)).optional(),
});

const contactPoint = strict({
  type: word(vocabulary.contactPointTypes),
  value: textRule(),
  primary: word(['true', 'false']).default('false'),
  verified: word(['true', 'false']).default('false'),
}).transform(({ primary, verified, ...point }) => ({
  ...point,
  primary: primary === 'true',
  verified: verified === 'true',
}));

const RESERVED: readonly string[] = [...CUSTOMER_FIELDS, 'contactPoints'];
const keptName = text.refine(
  (name) => !RESERVED.includes(name),
  'is a field of the model: map it under fields, or keep it under another name',
);

const accountFields = strict({
  product: catalogueRule(code, 1),
  currency: textRule(currency),
  status: textRule(oneOf(vocabulary.accountStatuses)),
  number: textRule().optional(),
  balance: amountRule.optional(),
  creditLimit: amountRule.optional(),
  overdue: amountRule.optional(),
  openedAt: momentRule.optional(),
  closedAt: momentRule.optional(),
  closingReason: textRule().optional(),
});

const accountHolderFields = strict({
  account: keyRule,
  customer,
  role: textRule(oneOf(vocabulary.holderRoles)),
  validFrom: momentRule.optional(),
  validTo: momentRule.optional(),
});

const interactionFields = strict({
  channel: textRule(oneOf(vocabulary.channels)),
  direction: textRule(oneOf(vocabulary.directions)),
  startedAt: momentRule,
  outcome: textRule(oneOf(vocabulary.outcomes)),
  customer: customer.optional(),
  queuedAt: momentRule.optional(),
  answeredAt: momentRule.optional(),
  endedAt: momentRule.optional(),
  waitSeconds: secondsRule.optional(),
  handleSeconds: secondsRule.optional(),
  ivrSeconds: secondsRule.optional(),
  settlement: textRule(oneOf(vocabulary.settlements)).optional(),
  reason: catalogueRule(code, REASON_LEVELS).optional(),
  agent: textRule().optional(),
  language: textRule(language).optional(),
});

const caseFields = strict({
  kind: textRule(oneOf(vocabulary.caseKinds)),
  subject: textRule(),
  status: textRule(oneOf(vocabulary.caseStatuses)),
  openedAt: momentRule,
  customer: customer.optional(),
  channel: textRule(oneOf(vocabulary.channels)).optional(),
  priority: textRule(oneOf(vocabulary.casePriorities)).optional(),
  owner: textRule().optional(),
  reason: catalogueRule(code, REASON_LEVELS).optional(),
  product: catalogueRule(code, 1).optional(),
  rootCause: textRule().optional(),
  redress: strict({ amount: amountRule, currency: textRule(currency) }).optional(),
  dueAt: momentRule.optional(),
  resolvedAt: momentRule.optional(),
  closedAt: momentRule.optional(),
  answeredInTime: flag.optional(),
});

const surveyAnswerFields = strict({
  survey: text,
  score: textRule(),
  answeredAt: momentRule,
  customer: customer.optional(),
  interaction: keyRule.optional(),
  case: keyRule.optional(),
  comment: textRule().optional(),
  language: textRule(language).optional(),
});

/** A record as it is read; without a key of its own it has the mapping's. */
export interface ReadRecord {
  readonly target: Target;
  readonly key?: readonly KeyPart[] | undefined;
  readonly when?: RecordRule['when'];
  readonly attributes: RecordRule['attributes'];
}

const own = { key: keyParts.optional(), when: condition.optional() };
const attributes = attributesSchema.default({});
const none = {};

/** What may come of a row, by the key that says so. */
export const recordVariants: Readonly<Record<Target['target'], z.ZodType<ReadRecord>>> = {
  customer: strict({
    ...own,
    customer: customerFields,
    contactPoints: z.array(contactPoint).default([]),
    keep: z.record(keptName, textRule()).default({}),
    attributes,
  }).transform(({ customer: fields, contactPoints, keep, ...rest }) => ({
    ...rest,
    target: { target: 'customer' as const, fields, contactPoints, keep },
  })),
  account: strict({ ...own, account: accountFields }).transform(({ account: fields, ...rest }) => ({
    ...rest,
    attributes: none,
    target: { target: 'account' as const, fields },
  })),
  accountHolder: strict({ ...own, accountHolder: accountHolderFields }).transform(
    ({ accountHolder: fields, ...rest }) => ({
      ...rest,
      attributes: none,
      target: { target: 'accountHolder' as const, fields },
    }),
  ),
  interaction: strict({ ...own, interaction: interactionFields, attributes }).transform(
    ({ interaction: fields, ...rest }) => ({ ...rest, target: { target: 'interaction' as const, fields } }),
  ),
  case: strict({ ...own, case: caseFields, attributes }).transform(({ case: fields, ...rest }) => ({
    ...rest,
    target: { target: 'case' as const, fields },
  })),
  surveyAnswer: strict({ ...own, surveyAnswer: surveyAnswerFields, attributes }).transform(
    ({ surveyAnswer: fields, ...rest }) => ({ ...rest, target: { target: 'surveyAnswer' as const, fields } }),
  ),
};
