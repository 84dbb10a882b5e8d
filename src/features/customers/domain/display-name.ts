/** What is known of a customer's name. */
export interface NameParts {
  readonly kind: 'PERSON' | 'ORGANISATION';
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
}

const UNNAMED: Record<NameParts['kind'], string> = { PERSON: 'Person', ORGANISATION: 'Organisation' };

/**
 * The name to call a customer by: a person's given and family name, an organisation's own. A customer without a name is
 * called by kind and the id that its source knows it by ("Person 23317894"), so that it can be told from others.
 */
export function displayName(name: NameParts, sourceExternalId: string): string {
  const parts = name.kind === 'PERSON' ? [name.givenName, name.familyName] : [name.organisationName];
  const known = parts.filter((part) => part !== null && part.trim() !== '').join(' ');
  return known === '' ? `${UNNAMED[name.kind]} ${sourceExternalId}` : known;
}
