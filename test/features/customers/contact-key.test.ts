import { contactKey, contactKeyCandidates } from '../../../src/features/customers/contact-key';

describe('the key of a contact point', () => {
  test.each([
    ['PHONE', '601 234 567', '+420601234567'],
    ['PHONE', '+49 (0)30 901820', '+4930901820'],
    ['PHONE', '00420601234567', '+420601234567'],
    ['PHONE', 'ext. 12', '12'],
    ['PHONE', '+420 799 726 796 ext. 12', '+420799726796'],
    ['PHONE', 'tel:+420-799-726-796;phone-context=example.com', '+420799726796'],
    ['PHONE', 'sip:+420799726796@pbx.example', '+420799726796'],
    ['PHONE', '＋420 799 726 796', '+420799726796'],
    ['PHONE', '+420–799–726–796', '+420799726796'],
    ['EMAIL', 'mailto:jana@example.cz?subject=card', 'jana@example.cz'],
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
    for (const value of [
      '601 234 567',
      '+420601234567',
      'a@b.cz',
      '@handle',
      '112',
      'tel:601234567',
      '601234567 ext. 3',
    ]) {
      const type = value.includes('@b') ? 'EMAIL' : value.startsWith('@') ? 'SOCIAL' : 'PHONE';
      expect(contactKeyCandidates(value, 'CZ')).toContain(contactKey(type, value, 'CZ'));
    }
    expect(contactKeyCandidates(' ', 'CZ')).toEqual([]);
    // A number inside an address is no telephone number.
    expect(contactKeyCandidates('jan601234567@example.cz', 'CZ')).toEqual(['jan601234567@example.cz']);
  });
});
