import { wholeNumber } from './variables';

/** When a contact repeats another: the operator's to say. */
export interface ChainRule {
  /** At most so long after the one before. */
  readonly windowDays: number;
  /** About what is the same so deep in the tree of reasons, 1 for its roots. */
  readonly reasonDepth: number;
}

export const USUAL_CHAIN_RULE: ChainRule = { windowDays: 14, reasonDepth: 2 };

export const chainVariables = {
  CONTACT_CHAIN_DAYS: wholeNumber(1, 366, USUAL_CHAIN_RULE.windowDays).default(USUAL_CHAIN_RULE.windowDays),
  CONTACT_CHAIN_REASON_DEPTH: wholeNumber(1, 5, USUAL_CHAIN_RULE.reasonDepth).default(
    USUAL_CHAIN_RULE.reasonDepth,
  ),
};

export function chainRuleOf(values: {
  readonly CONTACT_CHAIN_DAYS: number;
  readonly CONTACT_CHAIN_REASON_DEPTH: number;
}): ChainRule {
  return { windowDays: values.CONTACT_CHAIN_DAYS, reasonDepth: values.CONTACT_CHAIN_REASON_DEPTH };
}
