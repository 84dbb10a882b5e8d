import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import {
  answersTable,
  findSurveys,
  insertSurveys,
  type StoredAnswer,
  type StoredSurvey,
} from './survey-answer-upsert.repository';

export type { StoredAnswer, StoredSurvey };

export interface DeclaredSurvey {
  readonly name: string;
  readonly metric: string;
  readonly scale: { readonly min: number; readonly max: number };
  readonly trigger?: string | undefined;
  readonly questions: LocalisedNames;
}

/** Surveys by code, after adding those that are new. One that is there keeps all that it says, its scale too. */
export async function ensureSurveys(
  tx: Tx,
  declared: Readonly<Record<string, DeclaredSurvey>>,
): Promise<ReadonlyMap<string, StoredSurvey>> {
  const codes = Object.keys(declared);
  if (codes.length === 0) return new Map();
  await insertSurveys(
    tx,
    Object.entries(declared).map(([code, { scale, trigger = null, ...survey }]) => ({
      ...survey,
      code,
      scaleMin: scale.min,
      scaleMax: scale.max,
      triggerKind: trigger,
    })),
  );
  return new Map((await findSurveys(tx, codes)).map((survey) => [survey.code, survey]));
}

export interface DeliveredAnswers {
  readonly sourceId: Id;
  readonly rows: readonly KeyedRow<StoredAnswer>[];
  /** What the source says something about; the rest of a stored row is left alone. */
  readonly said: readonly (keyof StoredAnswer)[];
  readonly now: Date;
  readonly isRepeat: (externalId: string) => boolean;
}

/** Brings in answers as a source tells them. The customer of an answer follows from its source profile. */
export function upsertAnswers(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: DeliveredAnswers,
): Promise<UpsertResult<StoredAnswer>[]> {
  const compared = said.filter((column) => column !== 'customerId');
  return upsertByKey(tx, answersTable, sourceId, rows, { ...delivery, compared, written: said });
}
