import { COMMUNITIES } from '../../../../src/features/demo-bank/domain/data/places';
import { asciiOf, namePool } from '../../../../src/features/demo-bank/domain/names';

describe('names', () => {
  test.each([...new Set(COMMUNITIES.map((community) => community.language))])(
    'of %s are there for both sexes, each with letters for an e-mail address',
    (language) => {
      const pool = namePool(language);
      for (const names of [pool.given.male, pool.given.female, pool.family.male, pool.family.female]) {
        expect(names.length).toBeGreaterThan(5);
        for (const name of names) {
          expect(name.written).toMatch(/^[\p{L}\p{M}' -]+$/u);
          expect(name.latin).toMatch(/^[a-z]+$/);
        }
      }
      expect(pool.family.female).toHaveLength(pool.family.male.length);
    },
  );

  test('have the form of the sex where the language has two', () => {
    const index = namePool('uk').family.male.findIndex((name) => name.written === 'Ковальський');
    expect(namePool('uk').family.male[index]?.latin).toBe('kovalskyi');
    expect(namePool('uk').family.female[index]).toEqual({ written: 'Ковальська', latin: 'kovalska' });
    expect(namePool('cs').family.female[0]?.written).toBe('Nováková');
  });

  test.each([
    ['Łucja', 'lucja'],
    ['Weiß', 'weiss'],
    ["O'Connor", 'oconnor'],
    ['Dvořáková', 'dvorakova'],
    ['Boulangerie Léa SARL', 'boulangerieleasarl'],
  ])('become ASCII: %s is %s', (name, ascii) => {
    expect(asciiOf(name)).toBe(ascii);
  });

  test('are refused for a language without a table', () => {
    expect(() => namePool('xx')).toThrow('No names for the language "xx"');
  });
});
