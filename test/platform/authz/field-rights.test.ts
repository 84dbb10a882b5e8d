import { rightTo } from '../../../src/platform/authz/field-rights';
import type { Role } from '../../../src/platform/identity/viewer';

describe('the right of somebody with several roles', () => {
  test.each<[readonly Role[], string]>([
    [[], 'ABSENT'],
    [['AUDITOR', 'ADMINISTRATOR'], 'MASKED'],
    [['ADMINISTRATOR', 'AUDITOR'], 'MASKED'],
    [['AUDITOR', 'PARTNER'], 'VISIBLE'],
    [['PARTNER', 'AUDITOR', 'ADMINISTRATOR'], 'VISIBLE'],
  ])('of %j is the best that any of them gives: %s', (roles, right) => {
    expect(rightTo({ roles }, 'NAME')).toBe(right);
  });
});
