import { parseGlobalId, type GlobalId } from '../../../src/kernel/global-id';
import type { Id } from '../../../src/kernel/id';
import type { Db } from '../../../src/platform/db/db';

export type Row = Readonly<Record<string, unknown>>;

/** An object of an answer, with the id by which its owner is found: its own, else that of the nearest object around it. */
export interface Shown {
  readonly row: Row;
  readonly id: GlobalId | null;
}

/** Every object of a type in an answer, in the order of the answer. */
export function objectsOf(type: string, value: unknown, around: GlobalId | null = null): Shown[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsOf(type, one, around));
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  const id = typeof row['id'] === 'string' ? row['id'] : around;
  const inner = Object.values(row).flatMap((one) => objectsOf(type, one, id));
  return row['__typename'] === type ? [{ row, id }, ...inner] : inner;
}

/** Where facts name whom they belong to, by what their global ids begin with. */
const FACTS: Readonly<Record<string, string>> = {
  acc: 'SELECT account_id AS id, customer_id AS owner FROM account_holders',
  act: 'SELECT id, customer_id AS owner FROM advocacy_acts',
  adv: 'SELECT id, id AS owner FROM customers',
  ans: 'SELECT id, customer_id AS owner FROM survey_answers',
  cas: 'SELECT id, customer_id AS owner FROM cases',
  ctp: 'SELECT id, customer_id AS owner FROM contact_points',
  cus: 'SELECT id, id AS owner FROM customers',
  lop: 'SELECT id, customer_id AS owner FROM survey_loops',
  msg: 'SELECT id, customer_id AS owner FROM messages',
  prm: 'SELECT id, customer_id AS owner FROM promises',
  spr: 'SELECT id, customer_id AS owner FROM source_profiles',
};

/** Says, past the graph, to which customers what has a global id belongs; who was merged into another is the other. */
export async function openOwners(db: Db): Promise<(id: GlobalId | null) => readonly Id[]> {
  const owners = new Map<string, Id[]>();
  for (const [prefix, facts] of Object.entries(FACTS)) {
    const rows = await db.query<{ id: Id; owner: Id }>(
      'test.owners',
      `SELECT f.id, COALESCE(c.absorbed_into_id, c.id) AS owner FROM (${facts}) f JOIN customers c ON c.id = f.owner`,
    );
    for (const { id, owner } of rows) {
      const key = `${prefix}_${id}`;
      owners.set(key, [...(owners.get(key) ?? []), owner]);
    }
  }
  return (id) => {
    // Staff are nobody’s, and so is what names no customer.
    if (id !== null && parseGlobalId(id) === null) throw new Error(`${id} is no id.`);
    return (id === null ? undefined : owners.get(id)) ?? [];
  };
}
