import type { Db } from '../../src/platform/db/db';

/** What was told of each customer, in the order in which it was. */
export type Told = Readonly<Record<string, readonly string[]>>;

/** What happened to each customer, in the order of events. */
export async function eventsByCustomer(db: Db): Promise<Told> {
  const rows = await db.query<{ topic: string; object: string; customerId: string | null }>(
    'test.events',
    'SELECT e.topic, e.object, e.customer_id AS customerId FROM events e ORDER BY e.position',
  );
  const told: Record<string, string[]> = {};
  for (const { topic, object, customerId } of rows)
    (told[customerId === null ? 'nobody' : `cus_${customerId}`] ??= []).push(`${topic} ${object}`);
  return told;
}

/** Of whom something was not heard, or not in its order. What was heard since is no matter. */
export function misheard(told: Told, heard: Told): string[] {
  return Object.entries(told).flatMap(([customer, events]) => {
    const theirs = heard[customer] ?? [];
    return events.every((event, nth) => event === theirs[nth]) ? [] : [customer];
  });
}

/** Answers that nobody was told of. */
export async function findUntoldAnswers(db: Db): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'test.untold',
    `SELECT s.id FROM survey_answers s LEFT JOIN events e ON e.object = CONCAT('ans_', s.id)
       WHERE s.comment LIKE 'kill-%' AND e.position IS NULL`,
  );
  return rows.map(({ id }) => id);
}

/** What was told before what it builds on. */
async function findTooEarly(db: Db): Promise<string[]> {
  const rows = await db.query<{ object: string }>(
    'test.tooEarly',
    `SELECT a.object FROM changes a JOIN changes b ON b.object = a.object AND b.before_digest = a.after_digest AND b.id <> a.id
       JOIN events ea ON ea.change_id = a.id JOIN events eb ON eb.change_id = b.id AND eb.customer_id <=> ea.customer_id
       WHERE eb.position < ea.position AND a.after_digest <> b.after_digest`,
  );
  return rows.map(({ object }) => object);
}

/**
 * What was told in another order than it was done: of one thing, a change before the one that it builds on; of one writer, who waits for each answer,
 * something before what they had made earlier.
 */
export async function findMisordered(db: Db, made: readonly (readonly string[])[]): Promise<string[]> {
  const rows = await db.query<{ object: string; position: number }>(
    'test.positions',
    'SELECT e.object, MIN(e.position) AS position FROM events e GROUP BY e.object',
  );
  const positions = new Map(rows.map(({ object, position }) => [object, position]));
  const late = made.flatMap((own) =>
    own.filter((object, nth) => (positions.get(object) ?? 0) < (positions.get(own[nth - 1] ?? '') ?? 0)),
  );
  return [...(await findTooEarly(db)), ...late];
}
