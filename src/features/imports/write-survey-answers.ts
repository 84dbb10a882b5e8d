import type { Id } from '../../kernel/id';
import { findCaseIds } from '../cases/delivered-cases.effects';
import type { ProfileLink } from '../customers/source-profiles.effects';
import { findInteractionIds } from '../interactions/delivered-interactions.effects';
import { upsertAnswers, type StoredAnswer } from '../surveys/delivered-answers.effects';
import { FORESEEN, unknownReference, withForeseen, writeResolved, type WriteRows } from './delivery';
import { columnsOfKey } from './domain/keys';
import type { PlannedRow } from './domain/plan';
import type { Fault } from './domain/row';
import type { SurveyAnswerValues } from './domain/survey-answer-plan';
import type { SurveyAnswerFields } from './domain/targets';
import { customerOf, findCustomers, given } from './references';

/** What each field of a mapping says in the table. */
const COLUMNS: Readonly<Record<keyof SurveyAnswerFields, readonly (keyof StoredAnswer)[]>> = {
  survey: ['surveyId', 'metric'],
  score: ['score', 'scaleMin', 'scaleMax'],
  answeredAt: ['answeredAt'],
  customer: ['sourceProfileId', 'customerId'],
  interaction: ['interactionId'],
  case: ['caseId'],
  comment: ['comment'],
  language: ['language'],
};

interface References {
  readonly profiles: ReadonlyMap<string, ProfileLink>;
  readonly interactions: ReadonlyMap<string, Id>;
  readonly cases: ReadonlyMap<string, Id>;
  readonly surveyId: Id;
}

function resolve(
  { key, values }: PlannedRow<SurveyAnswerValues>,
  fields: SurveyAnswerFields,
  { profiles, interactions, cases, surveyId }: References,
): { externalId: string; row: StoredAnswer } | { fault: Fault } {
  const { customer, interaction, case: matter, ...facts } = values;
  const whose = customerOf(customer, fields.customer, profiles);
  if ('fault' in whose) return whose;
  const interactionId = interaction === null ? null : interactions.get(interaction);
  if (interactionId === undefined)
    return unknownReference('interaction', interaction ?? '', columnsOfKey(fields.interaction?.column ?? []));
  const caseId = matter === null ? null : cases.get(matter);
  if (caseId === undefined)
    return unknownReference('case', matter ?? '', columnsOfKey(fields.case?.column ?? []));
  const { id: sourceProfileId = null, customerId = null } = whose.link ?? {};
  return {
    externalId: key,
    row: { ...facts, sourceProfileId, customerId, surveyId, interactionId, caseId },
  };
}

export function surveyAnswerWriter(fields: SurveyAnswerFields): WriteRows<SurveyAnswerValues> {
  const said = Object.entries(COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  return async (tx, rows, delivery) => {
    const { sourceId, surveyIds, now, isRepeat, isForeseen } = delivery;
    const surveyId = surveyIds.get(fields.survey);
    if (surveyId === undefined) throw new Error(`Nobody has declared the survey ${fields.survey}.`);
    const all = rows.map(({ values }) => values);
    const customers = all.map(({ customer }) => customer);
    const interactions = given(all.map(({ interaction }) => interaction));
    const cases = given(all.map(({ case: matter }) => matter));
    const references = {
      profiles: await findCustomers(tx, fields.customer, customers, delivery),
      interactions: withForeseen(
        await findInteractionIds(tx, sourceId, interactions),
        interactions,
        FORESEEN,
        (key) => isForeseen('interaction', key),
      ),
      cases: withForeseen(await findCaseIds(tx, sourceId, cases), cases, FORESEEN, (key) =>
        isForeseen('case', key),
      ),
      surveyId,
    };
    return writeResolved(
      rows,
      delivery,
      (row) => resolve(row, fields, references),
      (resolved) => upsertAnswers(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
