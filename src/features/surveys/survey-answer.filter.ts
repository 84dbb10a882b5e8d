import { compare } from '../../platform/db/comparison';
import { filterCondition, type FieldConditions } from '../../platform/db/filter';
import type { Fragment } from '../../platform/db/keyset';
import type { FactsOfCustomer } from '../../platform/graphql/facts-filter';
import { compareId } from '../../platform/graphql/id-comparison';
import { attributeConditions } from '../attributes/attribute.filter';
import { compareCustomerId } from '../customers/customer.filter';
import type { SurveyAnswerFilter } from './survey.input';
import { surveyName } from './survey.type';

const CONDITIONS: FieldConditions<SurveyAnswerFilter> = {
  metric: (metric) => compare('s.metric', metric),
  score: (score) => compare('s.score', score),
  answeredAt: (moment) => compare('s.answered_at', moment),
  language: (language) => compare('s.language', language),
  customer: (id) => compareCustomerId('s.customer_id', id),
  survey: (id) => compareId('s.survey_id', id, surveyName, 'filter.survey'),
  attributes: (asked) => attributeConditions(asked, 's.id'),
};

/** The condition of a filter on the table aliased `s`. */
export function surveyAnswerCondition(filter: SurveyAnswerFilter): Fragment {
  return filterCondition(filter, CONDITIONS);
}

export const answersOfCustomerFacts: FactsOfCustomer<SurveyAnswerFilter> = {
  from: 'survey_answers s',
  customerColumn: 's.customer_id',
  timeColumn: 's.answered_at',
  condition: surveyAnswerCondition,
};
