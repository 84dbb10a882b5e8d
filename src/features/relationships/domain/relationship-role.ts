export type Kind = 'HOUSEHOLD' | 'EMPLOYER' | 'GUARDIAN' | 'PROXY';
export type Role = 'HOUSEHOLD_MEMBER' | 'EMPLOYER' | 'EMPLOYEE' | 'GUARDIAN' | 'WARD' | 'PROXY' | 'PRINCIPAL';

/** What the related customer is to the first, and the first to the related one. */
const ROLES: Readonly<Record<Kind, readonly [ofRelated: Role, ofFirst: Role]>> = {
  HOUSEHOLD: ['HOUSEHOLD_MEMBER', 'HOUSEHOLD_MEMBER'],
  EMPLOYER: ['EMPLOYER', 'EMPLOYEE'],
  GUARDIAN: ['GUARDIAN', 'WARD'],
  PROXY: ['PROXY', 'PRINCIPAL'],
};

/** What the other end of a relationship is to the end that it is seen from: the first customer, or the related one. */
export function roleOfOther(kind: Kind, seenFrom: 'FIRST' | 'RELATED'): Role {
  return ROLES[kind][seenFrom === 'FIRST' ? 0 : 1];
}
