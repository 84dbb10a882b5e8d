/** The later of two moments. */
export const laterOf = (one: Date, other: Date): Date => (one > other ? one : other);

/** A moment as the database writes it: `2026-03-29 01:30:00.000`, in UTC. Sorts as text. */
export function toSqlInstant(moment: Date): string {
  return moment.toISOString().replace('T', ' ').replace('Z', '');
}
