import { displayName } from '../../../../src/features/customers/domain/display-name';

const nobody = { givenName: null, familyName: null, organisationName: null };

describe('the name to call a customer by', () => {
  test.each([
    [{ ...nobody, kind: 'PERSON', givenName: 'Jana', familyName: 'Nováková' }, 'Jana Nováková'],
    [{ ...nobody, kind: 'PERSON', familyName: 'Nováková', givenName: ' ' }, 'Nováková'],
    [
      { ...nobody, kind: 'ORGANISATION', organisationName: 'Pekárna s. r. o.', givenName: 'Jana' },
      'Pekárna s. r. o.',
    ],
    [{ ...nobody, kind: 'PERSON', organisationName: 'Pekárna' }, 'Person 23317894'],
    [{ ...nobody, kind: 'ORGANISATION' }, 'Organisation 23317894'],
  ] as const)('of %j is %s', (name, expected) => {
    expect(displayName(name, '23317894')).toBe(expected);
  });
});
