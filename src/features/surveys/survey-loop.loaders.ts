import type { Id } from '../../kernel/id';
import type { CustomerIds } from '../../platform/db/page-per-customer';
import { defineRootListLoader } from '../../platform/graphql/list-loader';
import { defineRowLoader, type LoaderDefinition } from '../../platform/graphql/loader';
import type { NodeType } from '../../platform/graphql/node';
import { inOrder } from './domain/loop';
import { findAnswersAskedAgain, findNextAnswers } from './survey-answer.repository';
import { allLoops, findLoopsById, findLoopsOfAnswers, findStepsOfLoops } from './survey-loop.repository';
import { surveyLoopName, type SurveyLoopRow, type SurveyLoopStepRow } from './survey-loop.type';
import type { SurveyAnswerRow } from './survey.type';

export const loopById = defineRowLoader('loopById', ({ db, scope }, ids) => findLoopsById(db, scope, ids));

export const surveyLoopList = defineRootListLoader('surveyLoopList', allLoops);

export const loopOfAnswer: LoaderDefinition<Id, SurveyLoopRow | null> = {
  name: 'loopOfAnswer',
  keyText: (id) => id,
  load: async ({ db, scope }, answerIds) => {
    const loops = await findLoopsOfAnswers(db, scope, answerIds);
    const byAnswer = new Map(loops.map((loop) => [loop.answerId, loop]));
    return answerIds.map((id) => byAnswer.get(id) ?? null);
  },
};

/** The steps of a loop in the order of the steps. */
export const stepsOfLoop: LoaderDefinition<Id, SurveyLoopStepRow[]> = {
  name: 'stepsOfLoop',
  keyText: (id) => id,
  load: async ({ db, scope }, loopIds) => {
    const steps = await findStepsOfLoops(db, scope, loopIds);
    return loopIds.map((id) =>
      inOrder(
        steps.filter(({ loopId }) => loopId === id),
        ({ step }) => step,
      ),
    );
  },
};

/** What was answered when the person was asked the same again by a loop; null while nothing was. */
export const answerAskedAgain: LoaderDefinition<Id, SurveyAnswerRow | null> = {
  name: 'answerAskedAgain',
  keyText: (id) => id,
  load: async ({ db, scope }, loopIds) => {
    const answers = await findAnswersAskedAgain(db, scope, loopIds);
    const byLoop = new Map(answers.map(({ loopId, ...answer }) => [loopId, answer]));
    return loopIds.map((id) => byLoop.get(id) ?? null);
  },
};

export interface NextAnswerRequest {
  /** All ids of whoever gave the answer. */
  readonly customerIds: CustomerIds;
  readonly answer: SurveyAnswerRow;
  /** What was answered earlier is not looked at. */
  readonly since: Date;
}

/** What the same person answered next from a moment on, to the same metric on the same scale. */
export const nextAnswer: LoaderDefinition<NextAnswerRequest, SurveyAnswerRow | null> = {
  name: 'nextAnswer',
  keyText: ({ answer }) => answer.id,
  load: ({ db, scope }, requests) => findNextAnswers(db, scope, requests),
};

export const surveyLoopNode: NodeType = { ...surveyLoopName, loader: loopById };
