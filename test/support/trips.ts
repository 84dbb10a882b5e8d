import type { StatementEvent } from '../../src/platform/db/db';

/** Names of statements, by the trip to the database that they made: all that go together take as long as it did. */
export function tripsOf(events: readonly StatementEvent[]): string[][] {
  const byTime = new Map<number, string[]>();
  for (const { name, milliseconds } of events)
    byTime.set(milliseconds, [...(byTime.get(milliseconds) ?? []), name]);
  return [...byTime.values()];
}
