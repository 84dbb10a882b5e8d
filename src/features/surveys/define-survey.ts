import { newId } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import {
  invalid,
  notFound,
  refusalOfVersion,
  wordsOf,
  type ChangeRefusal,
  type Refused,
} from '../../platform/mutations/refusal';
import type { UseCase } from '../../platform/mutations/run-mutation';
import { ALLOWED_SCALES, type Scale } from './domain/metrics';
import { countSurveys, insertSurvey, lockSurvey, updateSurvey } from './survey-write.repository';
import {
  surveyName,
  SURVEYS_CAP,
  type SurveyMetric,
  type SurveyRow,
  type SurveyTrigger,
} from './survey.type';

/** In characters. */
export const LONGEST_NAME = 255;
export const LONGEST_QUESTION = 500;
export const MOST_LANGUAGES = 50;
export const LONGEST_COOL_DOWN_DAYS = 730;
const LONGEST_LANGUAGE = 35;
/** As many places as the table keeps of a share. */
const SHARES = 10_000;

/** A survey as it is to be. */
export interface SurveyWish {
  readonly code: string;
  readonly name: string;
  readonly metric: SurveyMetric;
  readonly scale: Scale;
  readonly questions: readonly { readonly language: string; readonly text: string }[];
  readonly trigger: SurveyTrigger | null;
  readonly samplingShare: number;
  readonly coolDownDays: number;
}

const isSame = (one: Scale, other: Scale): boolean => one.min === other.min && one.max === other.max;

function refusalOfNumbers({ metric, scale, samplingShare, coolDownDays }: SurveyWish): Refused | null {
  const allowed = ALLOWED_SCALES[metric];
  const scales = allowed.map(({ min, max }) => `${String(min)} to ${String(max)}`).join(', ');
  if (!allowed.some((one) => isSame(one, scale)))
    return invalid('scale', `${metric} is asked on these scales: ${scales}.`);
  if (!(samplingShare > 0 && samplingShare <= 1))
    return invalid('samplingShare', '"samplingShare" must be more than 0, and 1 at most.');
  return coolDownDays < 0 || coolDownDays > LONGEST_COOL_DOWN_DAYS
    ? invalid('coolDownDays', `"coolDownDays" must lie between 0 and ${String(LONGEST_COOL_DOWN_DAYS)}.`)
    : null;
}

function questionsOf({ questions }: SurveyWish): { readonly texts: LocalisedNames } | Refused {
  const texts: Record<string, string> = {};
  if (questions.length > MOST_LANGUAGES)
    return invalid('questions', `A survey is put in at most ${String(MOST_LANGUAGES)} languages.`);
  for (const [index, { language, text }] of questions.entries()) {
    const field = `questions.${String(index)}`;
    if (language.length > LONGEST_LANGUAGE)
      return invalid(
        `${field}.language`,
        `"language" must have at most ${String(LONGEST_LANGUAGE)} characters.`,
      );
    if (texts[language] !== undefined) return invalid(`${field}.language`, `${language} is there twice.`);
    const words = wordsOf(text, LONGEST_QUESTION);
    if (words === null)
      return invalid(`${field}.text`, `"text" must have 1 to ${String(LONGEST_QUESTION)} characters.`);
    texts[language] = words;
  }
  return texts['en'] === undefined
    ? invalid('questions', 'There must be an English question: "en".')
    : { texts };
}

/** The survey without who it is, or why it cannot be. */
function checked(wish: SurveyWish): Omit<SurveyRow, 'id' | 'version'> | Refused {
  const { code, metric, scale, trigger, coolDownDays } = wish;
  if (!/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/.test(code))
    return invalid('code', '"code" must have 1 to 64 small letters, digits and hyphens between them.');
  const name = wordsOf(wish.name, LONGEST_NAME);
  if (name === null) return invalid('name', `"name" must have 1 to ${String(LONGEST_NAME)} characters.`);
  const refusal = refusalOfNumbers(wish);
  if (refusal !== null) return refusal;
  const questions = questionsOf(wish);
  if ('refused' in questions) return questions;
  const samplingShare = Math.round(wish.samplingShare * SHARES) / SHARES;
  return { code, name, metric, scale, trigger, samplingShare, coolDownDays, questions: questions.texts };
}

/** Makes a survey, or puts it otherwise from now on. What it measures, and on which scale, stays: answers on different scales are never mixed. */
export const defineSurvey =
  (wish: SurveyWish, expectedVersion: number | null): UseCase<ChangeRefusal> =>
  async ({ db }) => {
    const survey = checked(wish);
    if ('refused' in survey) return survey;
    const { prefix } = surveyName;
    const id = newId();
    if (expectedVersion === null && (await countSurveys(db)) < SURVEYS_CAP)
      await insertSurvey(db, { ...survey, id, version: 1 });
    const held = await lockSurvey(db, survey.code);
    if (held?.id === id)
      return { done: { prefix, id, customerId: null, before: null, after: { ...survey, id, version: 1 } } };
    if (held === null)
      return expectedVersion === null
        ? invalid('code', `There are ${String(SURVEYS_CAP)} surveys already: use one of them.`)
        : notFound('code', 'survey');
    const stale = refusalOfVersion('survey', expectedVersion, held.version);
    if (stale !== null) return stale;
    if (held.metric !== survey.metric)
      return invalid('metric', `"${held.code}" measures ${held.metric}, and will.`);
    if (!isSame(held.scale, survey.scale))
      return invalid('scale', `"${held.code}" stays on its scale. Give another scale another code.`);
    const after = { ...survey, id: held.id, version: held.version + 1 };
    await updateSurvey(db, after);
    return { done: { prefix, id: held.id, customerId: null, before: held, after } };
  };
