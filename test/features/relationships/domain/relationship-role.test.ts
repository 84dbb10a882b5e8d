import { roleOfOther, type Kind } from '../../../../src/features/relationships/domain/relationship-role';

test.each<[Kind, string, string]>([
  ['HOUSEHOLD', 'HOUSEHOLD_MEMBER', 'HOUSEHOLD_MEMBER'],
  ['EMPLOYER', 'EMPLOYER', 'EMPLOYEE'],
  ['GUARDIAN', 'GUARDIAN', 'WARD'],
  ['PROXY', 'PROXY', 'PRINCIPAL'],
])(
  'of %s the related one is %s to the first, and the first %s to the related one',
  (kind, related, first) => {
    expect([roleOfOther(kind, 'FIRST'), roleOfOther(kind, 'RELATED')]).toEqual([related, first]);
  },
);
