import type { Facts } from './rows';

/** How many facts there were before those of a customer. */
export type FactCounts = Pick<
  Record<keyof Facts, number>,
  'interactions' | 'cases' | 'promises' | 'promiseChanges' | 'surveyAnswers' | 'surveyLoops'
>;

export function countFacts(facts: Facts): FactCounts {
  return {
    interactions: facts.interactions.length,
    cases: facts.cases.length,
    promises: facts.promises.length,
    promiseChanges: facts.promiseChanges.length,
    surveyAnswers: facts.surveyAnswers.length,
    surveyLoops: facts.surveyLoops.length,
  };
}
