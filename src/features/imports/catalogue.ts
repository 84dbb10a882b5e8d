import type { Tx } from '../../platform/db/db';
import { ensureProducts } from '../accounts/delivered-accounts.effects';
import { ensureDefinitions, type DeclaredAttribute } from '../attributes/delivered-attributes.effects';
import { ensureReasons } from '../contact-reasons/declared-reasons.effects';
import { declareSource, findSourceIds } from '../sources/source-delivery.effects';
import { ensureSurveys } from '../surveys/delivered-answers.effects';
import type { Delivery } from './delivery';
import type { Mapping, RecordRule } from './domain/mapping';
import { ImportError } from './import-error';
import { attributeName } from './write-attributes';

/** What every batch of a run is written with, once the mapping's declarations are in. */
export type Catalogue = Omit<Delivery, 'phoneRegion' | 'now' | 'lineOf' | 'isTrial'>;

const OWNERS = {
  customer: 'CUSTOMER',
  interaction: 'INTERACTION',
  case: 'CASE',
  surveyAnswer: 'SURVEY_ANSWER',
  account: null,
  accountHolder: null,
} as const;

/** Brings in what a mapping declares: its source, its products, its reasons, its surveys, its attributes. */
export async function declareCatalogue(tx: Tx, mapping: Mapping): Promise<Catalogue> {
  return {
    sourceId: await declareSource(tx, mapping.source),
    sourceIds: await findOtherSources(tx, mapping),
    productIds: await ensureProducts(tx, mapping.products),
    reasonIds: await ensureReasons(tx, mapping.reasons),
    surveyIds: await declareSurveys(tx, mapping),
    attributes: await declareAttributes(tx, mapping),
  };
}

function otherSourceOf({ target }: RecordRule): string | undefined {
  const { fields }: { fields: { customer?: { source?: string | undefined } | undefined } } =
    target.target === 'customer' || target.target === 'account' ? { fields: {} } : target;
  return fields.customer?.source;
}

async function findOtherSources(tx: Tx, { records }: Mapping): Promise<Delivery['sourceIds']> {
  const codes = records.map(otherSourceOf).filter((code) => code !== undefined);
  const found = await findSourceIds(tx, codes);
  const missing = codes.find((code) => !found.has(code));
  if (missing !== undefined)
    throw new ImportError(
      `The mapping looks customers up in the source "${missing}", which has delivered nothing. Import its customers first.`,
    );
  return found;
}

async function declareSurveys(tx: Tx, { surveys }: Mapping): Promise<Delivery['surveyIds']> {
  const stored = await ensureSurveys(tx, surveys);
  for (const [code, { metric, scale }] of Object.entries(surveys)) {
    const known = stored.get(code);
    if (known?.metric !== metric || known.scaleMin !== scale.min || known.scaleMax !== scale.max)
      throw new ImportError(
        `The survey "${code}" is known with the metric ${String(known?.metric)} on the scale ${String(known?.scaleMin)} to ${String(known?.scaleMax)}. Give the mapping's another code.`,
      );
  }
  return new Map([...stored].map(([code, { id }]) => [code, id]));
}

async function declareAttributes(tx: Tx, { records }: Mapping): Promise<Delivery['attributes']> {
  const declared = records.flatMap(({ target, attributes }): DeclaredAttribute[] => {
    const ownerType = OWNERS[target.target];
    if (ownerType === null) return [];
    return Object.entries(attributes).map(([code, { type, names }]) => ({
      ownerType,
      code,
      type,
      labels: names,
    }));
  });
  const stored = await ensureDefinitions(tx, declared);
  const byName = new Map(stored.map((one) => [attributeName(one.ownerType, one.code), one]));
  for (const { ownerType, code, type } of declared) {
    const known = byName.get(attributeName(ownerType, code));
    if (known?.type !== type)
      throw new ImportError(
        `The attribute "${code}" (${ownerType}) is declared with the type ${String(known?.type)}, not ${type}. Give the mapping's another key.`,
      );
  }
  return byName;
}
