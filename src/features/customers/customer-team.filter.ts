/** The id of the team that looks after the customer of a column, by whichever of their ids; null when none does. */
export function teamOf(customerColumn: string): string {
  return `(SELECT w.team_id FROM customers o JOIN customers w ON w.id = COALESCE(o.absorbed_into_id, o.id) WHERE o.id = ${customerColumn})`;
}
