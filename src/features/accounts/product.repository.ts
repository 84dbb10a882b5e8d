import type { Id } from '../../kernel/id';
import type { LocalisedNames } from '../../kernel/localised';
import { withinBank, type RowScope } from '../../platform/authz/row-scope';
import type { Sql } from '../../platform/db/db';
import { parseJson } from '../../platform/db/json';
import type { ProductRow } from './product.type';

export async function findProductsById(sql: Sql, scope: RowScope, ids: readonly Id[]): Promise<ProductRow[]> {
  const rows = await sql.lookUp<Omit<ProductRow, 'names'> & { readonly names: unknown }>(
    'accounts.findProductsById',
    `SELECT id, code, kind, names FROM products WHERE id IN (?) AND ${withinBank(scope)}`,
    [ids],
  );
  return rows.map((row) => ({ ...row, names: parseJson<LocalisedNames>(row.names) }));
}
