import { compileKey } from './keys';
import type { SurveyRule } from './mapping';
import { compileMoment } from './moments';
import { optional, type Surroundings } from './plan';
import { quoted, type Read, type Row } from './row';
import { columnsRead, required } from './rules';
import type { SurveyAnswerFields } from './targets';
import { compileText } from './text';
import { language } from './vocabulary';

export interface SurveyAnswerValues {
  readonly metric: string;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly answeredAt: Date;
  readonly comment: string | null;
  readonly language: string | null;
  /** Keys of whose answer it is and what it is about. */
  readonly customer: string | null;
  readonly interaction: string | null;
  readonly case: string | null;
}

/** As long as a comment is stored, in the widest characters. */
const COMMENT = { maxLength: 16_000 };

function compileScore(
  { survey, score }: SurveyAnswerFields,
  { scale: { min, max } }: SurveyRule,
  { columns }: Surroundings,
): Read<number> {
  const read = compileText(score, columns, {});
  const column = columnsRead(score);
  return (row) => {
    const text = read(row);
    if (text === null) return null;
    const value = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    row.faults.push({
      column,
      reason: `${quoted(text)} is no whole number on the scale ${String(min)} to ${String(max)} of the survey ${survey}. If it means that there is no answer, name it under none.`,
    });
    return null;
  };
}

/** Gives null without a fault where the row has no answer to the survey. */
export function compileSurveyAnswer(
  fields: SurveyAnswerFields,
  survey: SurveyRule,
  surroundings: Surroundings,
): (row: Row) => SurveyAnswerValues | null {
  const { columns, zone } = surroundings;
  const score = compileScore(fields, survey, surroundings);
  const moment = compileMoment('answeredAt', fields.answeredAt, columns, zone);
  const answeredAt = required('answeredAt', fields.answeredAt, moment);
  const comment = optional(fields.comment, (rule) => compileText(rule, columns, COMMENT));
  const tongue = optional(fields.language, (rule) => compileText(rule, columns, language));
  const customer = optional(fields.customer, (rule) => compileKey(rule, columns));
  const interaction = optional(fields.interaction, (rule) => compileKey(rule, columns));
  const matter = optional(fields.case, (rule) => compileKey(rule, columns));
  const { metric, scale } = survey;

  return (row) => {
    const value = score(row);
    if (value === null) return null;
    const at = answeredAt(row);
    const values = {
      comment: comment(row),
      language: tongue(row),
      customer: customer(row),
      interaction: interaction(row),
      case: matter(row),
    };
    if (at === null) return null;
    const measured = { metric, score: value, scaleMin: scale.min, scaleMax: scale.max };
    return { ...values, ...measured, answeredAt: at };
  };
}
