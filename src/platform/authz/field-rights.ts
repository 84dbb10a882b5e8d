import type { Role, Viewer } from '../identity/viewer';

/** What kind of personal data a field holds: rights are given by kind, not field by field. */
export const PERSONAL_KINDS = [
  'NAME',
  'CONTACT',
  'BIRTH_DATE',
  'ACCOUNT_NUMBER',
  'MONEY',
  'FREE_TEXT',
  'SOURCE_KEY',
  'ATTRIBUTE',
  'STAFF_NAME',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What a viewer gets of a kind: the value, its mask, or null. */
export type FieldRight = 'VISIBLE' | 'MASKED' | 'ABSENT';

type Rights = Partial<Record<PersonalKind, Exclude<FieldRight, 'ABSENT'>>>;

const ALL_VISIBLE: Rights = {
  NAME: 'VISIBLE',
  CONTACT: 'VISIBLE',
  BIRTH_DATE: 'VISIBLE',
  ACCOUNT_NUMBER: 'VISIBLE',
  MONEY: 'VISIBLE',
  FREE_TEXT: 'VISIBLE',
  SOURCE_KEY: 'VISIBLE',
  ATTRIBUTE: 'VISIBLE',
  STAFF_NAME: 'VISIBLE',
};

/** What each role sees; what is not listed is absent. */
const RIGHTS: Readonly<Record<Role, Rights>> = {
  AGENT: ALL_VISIBLE,
  TEAM_LEAD: ALL_VISIBLE,
  CARE_MANAGER: ALL_VISIBLE,
  PRODUCT_MANAGER: { NAME: 'MASKED', FREE_TEXT: 'MASKED', ATTRIBUTE: 'VISIBLE' },
  PARTNER: {
    NAME: 'VISIBLE',
    CONTACT: 'VISIBLE',
    BIRTH_DATE: 'VISIBLE',
    ACCOUNT_NUMBER: 'MASKED',
    SOURCE_KEY: 'VISIBLE',
  },
  AUDITOR: {
    NAME: 'MASKED',
    CONTACT: 'MASKED',
    BIRTH_DATE: 'MASKED',
    ACCOUNT_NUMBER: 'MASKED',
    FREE_TEXT: 'MASKED',
    SOURCE_KEY: 'MASKED',
    STAFF_NAME: 'VISIBLE',
  },
  ADMINISTRATOR: {},
};

/** The best that any of a viewer's roles gives. */
export function rightTo({ roles }: Pick<Viewer, 'roles'>, kind: PersonalKind): FieldRight {
  let best: FieldRight = 'ABSENT';
  for (const role of roles) {
    const right = RIGHTS[role][kind];
    if (right === 'VISIBLE') return right;
    best = right ?? best;
  }
  return best;
}
