import { newId, type Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { insertRows } from '../../platform/db/insert-rows';
import type { KeyedTable } from '../../platform/db/upsert-by-key';

/** What the table says of an answer. */
export interface StoredAnswer {
  readonly sourceProfileId: Id | null;
  readonly customerId: Id | null;
  readonly surveyId: Id;
  readonly metric: string;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly answeredAt: Date;
  readonly comment: string | null;
  readonly language: string | null;
  readonly interactionId: Id | null;
  readonly caseId: Id | null;
}

export const answersTable: KeyedTable<StoredAnswer> = {
  feature: 'surveys',
  table: 'survey_answers',
  columns: [
    'sourceProfileId',
    'customerId',
    'surveyId',
    'metric',
    'score',
    'scaleMin',
    'scaleMax',
    'answeredAt',
    'comment',
    'language',
    'interactionId',
    'caseId',
  ],
  isVersioned: false,
};

export interface StoredSurvey {
  readonly id: Id;
  readonly code: string;
  readonly metric: string;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** Surveys that have one of these codes. */
export function findSurveys(tx: Tx, codes: readonly string[]): Promise<StoredSurvey[]> {
  return tx.query<StoredSurvey>(
    'surveys.findSurveys',
    'SELECT id, code, metric, scale_min AS scaleMin, scale_max AS scaleMax FROM surveys WHERE code IN (?)',
    [codes],
  );
}

export interface NewSurvey extends Omit<StoredSurvey, 'id'> {
  readonly name: string;
  readonly triggerKind: string | null;
  readonly questions: LocalisedNames;
}

/** Adds surveys; those that are there stay as they are. */
export async function insertSurveys(tx: Tx, surveys: readonly NewSurvey[]): Promise<void> {
  await insertRows(
    tx,
    'surveys.insertSurveys',
    {
      table: 'surveys',
      columns: ['id', 'code', 'name', 'metric', 'scaleMin', 'scaleMax', 'triggerKind', 'questions'],
    },
    surveys.map((survey) => ({ id: newId(), ...survey, questions: JSON.stringify(survey.questions) })),
  );
}
