import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { ProductRow } from './product.type';

/** The catalogue is the bank's own and no customer's: no row scope. */
export async function findProductsById(sql: Sql, ids: readonly Id[]): Promise<ProductRow[]> {
  const rows = await sql.query<Omit<ProductRow, 'names'> & { readonly names: unknown }>(
    'accounts.findProductsById',
    'SELECT id, code, kind, names FROM products WHERE id IN (?)',
    [ids],
  );
  return rows.map((row) => ({ ...row, names: parseJson<LocalisedNames>(row.names) }));
}
