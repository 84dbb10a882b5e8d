import { textOfIds } from '../../platform/db/page-per-customer';
import { defineCustomerListLoader, defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import {
  findLastAnswers,
  findLastScores,
  type LastAnswerRequest,
  type LastScoresRequest,
} from './last-answer.repository';
import { LastScores } from './last-scores';
import { allAnswers, answersOfCustomer, findSurveyAnswersById } from './survey-answer.repository';
import { findSurveysById, listSurveys } from './survey.repository';
import {
  surveyAnswerName,
  surveyName,
  SURVEYS_CAP,
  type SurveyAnswerRow,
  type SurveyRow,
} from './survey.type';

export const surveyAnswerById = defineRowLoader('surveyAnswerById', ({ db, scope }, ids) =>
  findSurveyAnswersById(db, scope, ids),
);
export const surveyById = defineRowLoader('surveyById', ({ db, scope }, ids) =>
  findSurveysById(db, scope, ids),
);

/** All of them are one list, whoever asks. */
export const surveyList: LoaderDefinition<'ALL', readonly SurveyRow[]> = {
  name: 'surveyList',
  keyText: (all) => all,
  load: async ({ db, scope }, keys) => {
    const surveys = await listSurveys(db, scope, SURVEYS_CAP);
    return keys.map(() => surveys);
  },
};

export const answersByCustomer = defineCustomerListLoader('answersByCustomer', answersOfCustomer);
export const surveyAnswerList = defineRootListLoader('surveyAnswerList', allAnswers);

export const lastAnswer: LoaderDefinition<LastAnswerRequest, SurveyAnswerRow | null> = {
  name: 'lastAnswer',
  keyText: ({ customerIds, metric }) => `${metric} ${textOfIds(customerIds)}`,
  load: ({ db, scope }, requests) => findLastAnswers(db, scope, requests),
};

export const lastScores: LoaderDefinition<LastScoresRequest, LastScores> = {
  name: 'lastScores',
  keyText: ({ customerIds, metrics }) => `${metrics.join()} ${textOfIds(customerIds)}`,
  load: async ({ db, scope }, requests) => {
    const found = await findLastScores(db, scope, requests);
    return requests.map(({ metrics }, index) => new LastScores(found[index] ?? [], metrics));
  },
};

export const surveyNode: NodeType = { ...surveyName, loader: surveyById };
export const surveyAnswerNode: NodeType = { ...surveyAnswerName, loader: surveyAnswerById };
