import type { Tx } from '../../platform/db/db';
import { ensureProducts } from '../accounts/delivered-accounts.effects';
import { ensureReasons } from '../contact-reasons/declared-reasons.effects';
import { declareSource } from '../sources/source-delivery.effects';
import type { Delivery } from './delivery';
import type { Mapping } from './domain/mapping';

/** Brings in what a mapping declares: its source, its products, its reasons. */
export async function declareCatalogue(
  tx: Tx,
  { source, products, reasons }: Mapping,
): Promise<Pick<Delivery, 'sourceId' | 'productIds' | 'reasonIds'>> {
  return {
    sourceId: await declareSource(tx, source),
    productIds: await ensureProducts(tx, products),
    reasonIds: await ensureReasons(tx, reasons),
  };
}
