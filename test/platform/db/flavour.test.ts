import { parseVersion } from '../../../src/platform/db/flavour';

describe('the version that a server tells', () => {
  test.each([
    ['8.4.0', 'mysql'],
    ['9.7.4', 'mysql'],
    ['8.4.3-commercial', 'mysql'],
    ['10.11.19-MariaDB-0+deb12u1', 'mariadb'],
    ['5.5.5-10.11.6-MariaDB-log', 'mariadb'],
    ['11.8.6-MariaDB', 'mariadb'],
  ])('%s is one of %s', (version, flavour) => {
    expect(parseVersion(version)).toBe(flavour);
  });

  test.each(['8.0.36', '5.7.44', '10.6.18-MariaDB', '5.5.5-10.5.1-MariaDB', ''])(
    '%s is too old',
    (version) => {
      expect(() => parseVersion(version)).toThrow('One Window needs MySQL 8.4 or MariaDB 10.11');
    },
  );
});
