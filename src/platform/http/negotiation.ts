/** A content coding that answers may be sent in. */
export type Encoding = 'br' | 'gzip';

/**
 * The coding to answer with: of those at hand the one that the client likes best, of two that it likes the same the one that makes the
 * least of it; `null` for none (RFC 9110 §12.5.3; a weight of 0 refuses a coding, `*` stands for those not named).
 */
export function chooseEncoding(
  acceptEncoding: string | undefined,
  atHand: { has(encoding: Encoding): boolean },
): Encoding | null {
  const weights = new Map(
    (acceptEncoding ?? '').split(',').map((entry) => {
      const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [coding, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    }),
  );
  const weightOf = (coding: Encoding): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const [best = null] = (['br', 'gzip'] as const)
    .filter((coding) => atHand.has(coding) && weightOf(coding) > 0)
    .sort((one, other) => weightOf(other) - weightOf(one));
  return best;
}

/** Whether the client already holds the form with this entity tag (If-None-Match, compared weakly: RFC 9110 §13.1.2). */
export function isHeldByClient(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const held = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes('*') || held.includes(etag);
}
