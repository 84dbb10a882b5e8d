import { invariants } from '../../invariants';
import type { Sql } from '../../platform/db/db';
import { referenceInvariants } from './references';

/** An invariant that was looked at, and what breaks it. */
export interface Finding {
  readonly says: string;
  readonly count: number;
  /** Some of the rows. */
  readonly places: readonly string[];
}

const MOST_PLACES = 5;

/** Looks at every invariant, one after the other. */
export async function* lookThroughData(db: Sql): AsyncGenerator<Finding> {
  for (const { says, faults } of [...(await referenceInvariants(db)), ...invariants]) {
    const [counted] = await db.query<{ count: number }>(
      'checkData.count',
      `SELECT COUNT(*) AS count FROM (${faults}) faults`,
    );
    const count = counted?.count ?? 0;
    const some =
      count === 0
        ? []
        : await db.query<{ place: string }>(
            'checkData.places',
            `SELECT place FROM (${faults}) faults ORDER BY place LIMIT ?`,
            [MOST_PLACES],
          );
    yield { says, count, places: some.map(({ place }) => place) };
  }
}
