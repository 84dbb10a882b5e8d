/** Names under which a process keeps UTC. */
const UTC = ['UTC', 'Etc/UTC', 'Etc/UCT', 'Etc/Universal', 'Etc/Zulu', 'UCT', 'Universal', 'Zulu'];

/**
 * Makes the process keep UTC when nothing is said about its time zone, and refuses to go on when another zone was chosen: the
 * database holds UTC, and a shifted process would read and write other moments. Call it before anything reads a date.
 */
export function ensureUtc(environment: Record<string, string | undefined>): void {
  if ((environment['TZ'] ?? '') === '') environment['TZ'] = 'UTC';
  const zone = environment['TZ'] ?? '';
  if (!UTC.includes(zone)) {
    throw new Error(`TZ is "${zone}", and One Window keeps its times in UTC. Unset TZ or set TZ=UTC.`);
  }
}
