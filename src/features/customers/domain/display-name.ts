/** What is known of a customer's name. */
export interface NameParts {
  readonly kind: 'PERSON' | 'ORGANISATION';
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly organisationName: string | null;
}

const UNNAMED: Record<NameParts['kind'], string> = { PERSON: 'Person', ORGANISATION: 'Organisation' };

/** Scripts in which the family name comes first, and no space stands between the two. */
const FAMILY_NAME_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

function personName(given: string, family: string): string {
  const isFamilyFirst = FAMILY_NAME_FIRST.test(given) && FAMILY_NAME_FIRST.test(family);
  return isFamilyFirst ? `${family}${given}` : `${given} ${family}`.trim();
}

/**
 * The name to call a customer by: a person's given and family name in the order of their script, an organisation's own. A customer
 * without a name is called by kind and the id that its source knows it by ("Person 23317894"), so that it can be told from others.
 */
export function displayName(name: NameParts, sourceExternalId: string): string {
  const known =
    name.kind === 'PERSON'
      ? personName(name.givenName?.trim() ?? '', name.familyName?.trim() ?? '')
      : (name.organisationName?.trim() ?? '');
  return known === '' ? `${UNNAMED[name.kind]} ${sourceExternalId}` : known;
}
