import { acceptedLanguages, localise } from '../../src/kernel/localised';

describe('a localised name', () => {
  const names = { en: 'Loan', de: 'Kredit', 'zh-Hant': '貸款' };

  test.each([
    [['de'], 'Kredit'],
    [['de-CH', 'en'], 'Kredit'],
    [['zh-Hant'], '貸款'],
    [['zh'], '貸款'],
    [['ZH-hant-TW'], '貸款'],
    [['DE'], 'Kredit'],
    [['fr', 'de'], 'Kredit'],
    [[], 'Loan'],
  ])('for readers of %j is %s', (languages, name) => {
    expect(localise(names, languages)).toBe(name);
  });

  test('without an English one is whatever there is', () => {
    expect(localise({ cs: 'Úvěr' }, ['fr'])).toBe('Úvěr');
    expect(localise({}, [])).toBe('');
  });
});

describe('accepted languages', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['cs', ['cs']],
    ['en;q=0.3, cs, de;q=0.7', ['cs', 'de', 'en']],
    ['*, fr;q=0, de-AT', ['de-AT']],
    ['en;q=nonsense, ../../etc, cs', ['cs']],
  ])('of %j are %j', (header, languages) => {
    expect(acceptedLanguages(header)).toEqual(languages);
  });
});
