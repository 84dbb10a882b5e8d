import type { Id } from '../../kernel/id';
import { ensureNamedAgents } from '../agents/named-agents.effects';
import { upsertCases, type StoredCase } from '../cases/delivered-cases.effects';
import type { ProfileLink } from '../customers/source-profiles.effects';
import { writeResolved, type WriteRows } from './delivery';
import type { CaseValues } from './domain/case-plan';
import type { Mapping } from './domain/mapping';
import type { PlannedRow } from './domain/plan';
import type { Fault } from './domain/row';
import type { CaseFields } from './domain/targets';
import { customerOf, findCustomers, findReasons, given, idIn, productFinder } from './references';

/** What each field of a mapping says in the table. */
const COLUMNS: Readonly<Record<keyof CaseFields, readonly (keyof StoredCase)[]>> = {
  kind: ['kind'],
  subject: ['subject'],
  status: ['status'],
  openedAt: ['openedAt'],
  customer: ['sourceProfileId', 'customerId'],
  channel: ['channel'],
  priority: ['priority'],
  owner: ['ownerId'],
  reason: ['reasonId'],
  product: ['productId'],
  rootCause: ['rootCause'],
  redress: ['redressAmount', 'redressCurrency'],
  dueAt: ['dueAt'],
  resolvedAt: ['resolvedAt'],
  closedAt: ['closedAt'],
  answeredInTime: ['answeredInTime'],
};

interface References {
  readonly profiles: ReadonlyMap<string, ProfileLink>;
  readonly owners: ReadonlyMap<string, Id>;
  readonly reasons: ReadonlyMap<string, Id>;
  readonly products: ReadonlyMap<string, Id>;
}

function resolve(
  { key, values }: PlannedRow<CaseValues>,
  fields: CaseFields,
  { profiles, owners, reasons, products }: References,
): { externalId: string; row: StoredCase } | { fault: Fault } {
  const { customer, owner, reason, product, ...facts } = values;
  const whose = customerOf(customer, fields.customer, profiles);
  if ('fault' in whose) return whose;
  const about = idIn('reasons', reason, reasons, fields.reason ?? {});
  if ('fault' in about) return about;
  const concerned = idIn('products', product, products, fields.product ?? {});
  if ('fault' in concerned) return concerned;
  return {
    externalId: key,
    row: {
      ...facts,
      sourceProfileId: whose.link?.id ?? null,
      customerId: whose.link?.customerId ?? null,
      ownerId: owner === null ? null : (owners.get(owner) ?? null),
      reasonId: about.id,
      productId: concerned.id,
      saidBySource: null,
    },
  };
}

export function caseWriter(fields: CaseFields, mapping: Pick<Mapping, 'products'>): WriteRows<CaseValues> {
  const said = Object.entries(COLUMNS).flatMap(([field, columns]) => (field in fields ? columns : []));
  const findProducts = productFinder(mapping);
  return async (tx, rows, delivery) => {
    const { sourceId, now, isRepeat } = delivery;
    const all = rows.map(({ values }) => values);
    const customers = all.map(({ customer }) => customer);
    const references = {
      profiles: await findCustomers(tx, fields.customer, customers, delivery),
      owners: await ensureNamedAgents(tx, sourceId, given(all.map(({ owner }) => owner))),
      reasons: await findReasons(
        tx,
        all.map(({ reason }) => reason),
        delivery.reasonIds,
      ),
      products: await findProducts(
        tx,
        all.map(({ product }) => product),
        delivery.productIds,
      ),
    };
    return writeResolved(
      rows,
      delivery,
      (row) => resolve(row, fields, references),
      (resolved) => upsertCases(tx, { sourceId, rows: resolved, said, now, isRepeat }),
    );
  };
}
