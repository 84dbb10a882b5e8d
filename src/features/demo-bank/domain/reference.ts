import type { Id } from '../../../kernel/id';
import { DAY } from './calendar';
import { PRODUCTS, SOURCES, type Names } from './data/catalogue';
import { REASONS } from './data/reasons';
import { SURVEYS } from './data/surveys';
import { idAt } from './ids';
import type { Random } from './random';
import type { ContactReasonRow, ProductRow, SourceSystemRow, SurveyRow } from './rows';

/** The bank's own catalogues are as old as this many days. */
const CATALOGUE_AGE = 12 * 365;
const BANK_TIME_ZONE = 'Europe/Prague';

function namesAsJson([en, cs, de]: Names): string {
  return JSON.stringify({ en, cs, de });
}

export function createSourceSystems(random: Random, asOf: number): SourceSystemRow[] {
  return SOURCES.map((source) => ({
    id: idAt(random, asOf - CATALOGUE_AGE * DAY),
    ...source,
    timeZone: BANK_TIME_ZONE,
    lastSyncedAt: new Date(asOf),
  }));
}

export function createProducts(random: Random, asOf: number): ProductRow[] {
  return PRODUCTS.map(({ code, kind, names }) => ({
    id: idAt(random, asOf - CATALOGUE_AGE * DAY),
    code,
    kind,
    names: namesAsJson(names),
  }));
}

export function createContactReasons(random: Random, asOf: number): ContactReasonRow[] {
  const ids = new Map<string, Id>();
  return REASONS.map(([code, ...names]) => {
    const id = idAt(random, asOf - CATALOGUE_AGE * DAY);
    ids.set(code, id);
    const parent = code.slice(0, Math.max(0, code.lastIndexOf('.')));
    return { id, code, parentId: ids.get(parent) ?? null, names: namesAsJson(names) };
  });
}

export function createSurveys(random: Random, asOf: number): SurveyRow[] {
  return SURVEYS.map(({ questions, ...survey }) => ({
    id: idAt(random, asOf - CATALOGUE_AGE * DAY),
    ...survey,
    name: questions[0],
    questions: namesAsJson(questions),
  }));
}
