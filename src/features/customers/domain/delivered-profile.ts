/** What one source says of a customer, as its profile keeps it: only what it gave, under the names of the model or its own. */
export type DeliveredDocument = Readonly<Record<string, unknown>>;

/** The values of a customer that a source may give. */
export const CUSTOMER_FIELDS = [
  'kind',
  'status',
  'givenName',
  'familyName',
  'organisationName',
  'birthDate',
  'segment',
  'language',
  'timeZone',
  'preferredChannel',
] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

/** The profile after a delivery: what it says replaces what it said before; what it does not speak of stays. */
export function mergeDelivered(
  stored: DeliveredDocument,
  said: Readonly<Record<string, unknown>>,
): DeliveredDocument {
  return Object.fromEntries(
    Object.entries({ ...stored, ...said }).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** What a source gave as name and text, by name; what it said nothing of is not there. */
export function deliveredValues(
  document: DeliveredDocument,
): { readonly name: string; readonly value: string }[] {
  return Object.entries(document)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One text for equal documents, whatever the order of their keys: databases keep JSON in an order of their own. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The customer's fields that a delivery changes, against what the same source said before; null takes a value away. */
export function changedFields(
  before: DeliveredDocument,
  after: DeliveredDocument,
): Partial<Record<CustomerField, string | null>> {
  const changes: Partial<Record<CustomerField, string | null>> = {};
  for (const field of CUSTOMER_FIELDS) {
    if (before[field] === after[field]) continue;
    const value = after[field];
    changes[field] = typeof value === 'string' ? value : null;
  }
  return changes;
}
