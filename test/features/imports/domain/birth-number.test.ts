import fc from 'fast-check';
import { parseBirthNumber } from '../../../../src/features/imports/domain/birth-number';

describe('a Czech birth number', () => {
  it.each([
    ['706213', '1970-12-13', 'F'],
    ['450204', '1945-02-04', 'M'],
    ['406009', '1940-10-09', 'F'],
    ['110820', '1911-08-20', 'M'],
  ])('%s without a suffix tells %s and %s', (text, birthDate, gender) => {
    expect(parseBirthNumber(text, 1999)).toEqual({ birthDate, gender });
  });

  it('takes the century from its suffix', () => {
    expect(parseBirthNumber('535101/123', 2049)?.birthDate).toBe('1953-01-01');
    expect(parseBirthNumber('545101/1234', 2049)?.birthDate).toBe('1954-01-01');
    expect(parseBirthNumber('1451011234', 1999)?.birthDate).toBe('2014-01-01');
  });

  it('may have twenty more in its month since 2004', () => {
    expect(parseBirthNumber('042101/1234', 2049)).toEqual({ birthDate: '2004-01-01', gender: 'M' });
    expect(parseBirthNumber('047101/1234', 2049)).toEqual({ birthDate: '2004-01-01', gender: 'F' });
    expect(parseBirthNumber('032101/1234', 2049)).toBeNull();
    expect(parseBirthNumber('702113', 1999)).toBeNull();
  });

  it.each(['', '70621', '7062134', '701313', '706300', '700230', '70O213', '706213/12', '706213-123'])(
    'is not %p',
    (text) => {
      expect(parseBirthNumber(text, 1999)).toBeNull();
    },
  );

  it('tells again the day and the gender that it was made of', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('1999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom('F' as const, 'M' as const), (day, gender) => {
        const birthDate = day.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = birthDate.split('-');
        const shifted = String(Number(month) + (gender === 'F' ? 50 : 0)).padStart(2, '0');
        expect(parseBirthNumber(`${year.slice(2)}${shifted}${date}`, 1999)).toEqual({ birthDate, gender });
      }),
    );
  });
});
