import type { TextShape } from './text';
import { isTimeZone } from '../../../kernel/time-zone';

/** The values that the model has for each kind of thing; the graph's enums are their one source. */
export interface Vocabulary {
  readonly sourceKinds: readonly string[];
  readonly customerKinds: readonly string[];
  readonly customerStatuses: readonly string[];
  readonly segments: readonly string[];
  readonly contactPointTypes: readonly string[];
  readonly channels: readonly string[];
  readonly productKinds: readonly string[];
  readonly accountStatuses: readonly string[];
  readonly holderRoles: readonly string[];
  readonly directions: readonly string[];
  readonly outcomes: readonly string[];
  readonly settlements: readonly string[];
  readonly caseKinds: readonly string[];
  readonly caseStatuses: readonly string[];
  readonly casePriorities: readonly string[];
  readonly surveyMetrics: readonly string[];
  readonly surveyTriggers: readonly string[];
}

/** Letters and figures of a code that people chose, in the characters that such columns keep. */
const CODE = /^[\x21-\x7e]+$/;

export const name: TextShape = { maxLength: 255 };
/** An agent is known by name; as long as a key may be. */
export const agentName: TextShape = { maxLength: 128 };
export const code: TextShape = {
  maxLength: 64,
  like: {
    accepts: (text) => CODE.test(text),
    name: 'a code of plain letters, figures and signs without space',
  },
};
export const language: TextShape = {
  maxLength: 35,
  like: {
    accepts: (text) => /^[A-Za-z]{2,3}(-[0-9A-Za-z]{1,8})*$/.test(text),
    name: 'a language tag such as cs or de-AT',
  },
};
export const timeZone: TextShape = {
  maxLength: 64,
  like: { accepts: isTimeZone, name: 'a time zone such as Europe/Prague' },
};
export const currency: TextShape = {
  like: { accepts: (text) => /^[A-Z]{3}$/.test(text), name: 'a currency code such as EUR' },
};
export const oneOf = (values: readonly string[]): TextShape => ({ oneOf: values });
