import type { Id } from '../../kernel/id';
import type { LoaderDefinition } from '../../platform/graphql/loader';
import { findDriversOfAnswers } from './survey-driver.repository';
import type { SurveyDriverRow } from './survey-driver.type';

/** Drivers of one answer that are shown at most. */
export const DRIVERS_CAP = 20;

export const driversOfAnswer: LoaderDefinition<Id, SurveyDriverRow[]> = {
  name: 'driversOfAnswer',
  keyText: (id) => id,
  load: ({ db, scope }, answerIds) => findDriversOfAnswers(db, scope, answerIds, DRIVERS_CAP),
};
