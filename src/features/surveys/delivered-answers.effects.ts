import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Tx } from '../../platform/db/db';
import { upsertByKey, type KeyedRow, type UpsertResult } from '../../platform/db/upsert-by-key';
import { deriveStatuses } from '../advocacy/derive-statuses.effects';
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

/** Whose answers to "would you recommend us?" are others now. */
function recommenders(
  rows: readonly KeyedRow<StoredAnswer>[],
  results: readonly UpsertResult<StoredAnswer>[],
): Id[] {
  return results.flatMap(({ outcome, before }, index) => {
    const row = rows[index]?.row;
    if (outcome !== 'inserted' && outcome !== 'updated') return [];
    if (row?.metric !== 'NPS' && before?.metric !== 'NPS') return [];
    return [row?.customerId ?? null, before?.customerId ?? null].filter((id) => id !== null);
  });
}

/**
 * Brings in answers as a source tells them. The customer of an answer follows from its source profile; what they say of recommending the bank is
 * evidence of their advocacy.
 */
export async function upsertAnswers(
  tx: Tx,
  { sourceId, rows, said, ...delivery }: DeliveredAnswers,
): Promise<UpsertResult<StoredAnswer>[]> {
  const compared = said.filter((column) => column !== 'customerId');
  const options = { ...delivery, compared, written: said };
  const results = await upsertByKey(tx, answersTable, sourceId, rows, options);
  await deriveStatuses(tx, recommenders(rows, results), delivery.now);
  return results;
}
