import type { Sql } from '../../platform/db/db';
import type { Invariant } from '../../platform/db/invariant';

/** Which table a column that ends so holds an id of. The longest ending counts. */
const TABLES: Readonly<Record<string, string>> = {
  absorbed_into_id: 'customers',
  account_id: 'accounts',
  act_id: 'advocacy_acts',
  agent_id: 'agents',
  answer_id: 'survey_answers',
  asked_by_id: 'agents',
  case_id: 'cases',
  customer_id: 'customers',
  enrolled_by_id: 'agents',
  definition_id: 'attribute_definitions',
  interaction_id: 'interactions',
  loop_id: 'survey_loops',
  made_by_id: 'agents',
  nominated_by_id: 'agents',
  owner_id: 'agents',
  parent_id: 'contact_reasons',
  product_id: 'products',
  profile_id: 'source_profiles',
  promise_id: 'promises',
  queue_id: 'queues',
  reason_id: 'contact_reasons',
  source_id: 'source_systems',
  survey_id: 'surveys',
  taken_by_id: 'agents',
  team_id: 'teams',
  topic_id: 'contact_reasons',
};

/** Columns that end so and refer to no row: what others call it, and whatever an attribute is of. What is told of a change has invariants of its own. */
const OTHERS =
  /\.((external|request|subject|change)_id)$|^(attribute_values\.owner_id|(events|outbox_messages)\.customer_id)$/;

export interface IdColumn {
  readonly table: string;
  readonly column: string;
}

/** Where the id in a column must be found; null where the column is no reference. Throws for a column that nobody has said this of. */
export function tableReferredTo({ table, column }: IdColumn): string | null {
  if (OTHERS.test(`${table}.${column}`)) return null;
  const [ending] = Object.keys(TABLES)
    .filter((known) => column === known || column.endsWith(`_${known}`))
    .sort((a, b) => b.length - a.length);
  const target = TABLES[ending ?? ''];
  if (target === undefined) throw new Error(`Say in references.ts what ${table}.${column} refers to.`);
  return target;
}

/** That whatever is referred to is there, of each column of the database that refers to something. There are no foreign keys: an import writes in its own order. */
export async function referenceInvariants(db: Sql): Promise<Invariant[]> {
  const columns = await db.query<IdColumn>(
    'checkData.idColumns',
    `SELECT c.table_name AS \`table\`, c.column_name AS \`column\` FROM information_schema.columns c
       WHERE c.table_schema = DATABASE() AND c.column_name LIKE '%\\_id' ORDER BY c.table_name, c.column_name`,
  );
  return columns.flatMap((place) => {
    const target = tableReferredTo(place);
    const { table, column } = place;
    if (target === null) return [];
    return {
      says: `${table}.${column} is there in ${target}`,
      faults: `SELECT t.${column} AS place FROM ${table} t LEFT JOIN ${target} r ON r.id = t.${column}
        WHERE t.${column} IS NOT NULL AND r.id IS NULL`,
    };
  });
}
