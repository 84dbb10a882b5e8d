/** Nobody is called so. It is planted wherever a client can say something; it may come out in data alone. */
export const CANARY = 'Zkanarinka7';
export const FOUND = /zkanarinka7|601777333|601 777 333/i;

/** What was logged, but for the reasons that the audit trail keeps in the words of whoever gave them, where the trail is the log. */
export function withoutReasons(lines: readonly string[]): string {
  const told = lines.map((line) => {
    const { audit, ...rest } = JSON.parse(line) as { audit?: object };
    return JSON.stringify(audit ? { ...rest, audit: { ...audit, reason: null } } : rest);
  });
  return told.join('\n');
}
