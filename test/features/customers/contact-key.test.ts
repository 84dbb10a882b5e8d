import { contactKey, contactKeyCandidates } from '../../../src/features/customers/contact-key';

describe('the key of a contact point', () => {
  test.each([
    ['PHONE', '601 234 567', '+420601234567'],
    ['PHONE', '+49 (0)30 901820', '+4930901820'],
    ['PHONE', '00420601234567', '+420601234567'],
    ['PHONE', 'ext. 12', '12'],
    ['EMAIL', '  Jana.Nováková@Example.CZ ', 'jana.nováková@example.cz'],
    ['POSTAL', 'Dlouhá  12,\n Praha', 'dlouhá 12, praha'],
    ['SOCIAL', '@JanaN', 'janan'],
  ] as const)('of %s %j is %j', (type, value, key) => {
    expect(contactKey(type, value, 'CZ')).toBe(key);
  });

  test('is the same however an accent is written', () => {
    expect(contactKey('EMAIL', 'nova\u0301k@example.cz', 'CZ')).toBe(
      contactKey('EMAIL', 'nov\u00e1k@example.cz', 'CZ'),
    );
  });

  test('is among those that the same value is looked for by', () => {
    for (const value of ['601 234 567', '+420601234567', 'a@b.cz', '@handle', '112']) {
      const type = value.includes('@b') ? 'EMAIL' : value.startsWith('@') ? 'SOCIAL' : 'PHONE';
      expect(contactKeyCandidates(value, 'CZ')).toContain(contactKey(type, value, 'CZ'));
    }
    expect(contactKeyCandidates(' ', 'CZ')).toEqual([]);
  });
});
