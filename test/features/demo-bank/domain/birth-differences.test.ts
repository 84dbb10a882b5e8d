import fc from 'fast-check';
import { dateOtherwise } from '../../../../src/features/demo-bank/domain/birth-differences';
import { Random } from '../../../../src/features/demo-bank/domain/random';

const random = (index = 1) => new Random(7, 7, index);

describe('a birth date as another source has it', () => {
  test('is the same, missing, or has day and month swapped', () => {
    expect(dateOtherwise(random(), '1985-03-07', null)).toEqual({
      birthDate: '1985-03-07',
      difference: null,
    });
    expect(dateOtherwise(random(), '1985-03-07', 'NO_BIRTH_DATE').birthDate).toBeNull();
    expect(dateOtherwise(random(), '1985-03-07', 'DAY_AND_MONTH_SWAPPED')).toEqual({
      birthDate: '1985-07-03',
      difference: 'DAY_AND_MONTH_SWAPPED',
    });
  });

  test.each(['1985-03-31', '1985-03-03'])('of %s has a typo where swapping does nothing', (birthDate) => {
    const { difference, birthDate: other } = dateOtherwise(random(), birthDate, 'DAY_AND_MONTH_SWAPPED');
    expect(difference).toBe('BIRTH_DATE_TYPO');
    expect(other).not.toBe(birthDate);
  });

  test('of a firm is none', () => {
    expect(dateOtherwise(random(), null, 'BIRTH_DATE_TYPO')).toEqual({ birthDate: null, difference: null });
  });

  test('is a day of the calendar, whatever was mistyped', () => {
    const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2010-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.nat(), (day, index) => {
        const birthDate = day.toISOString().slice(0, 10);
        const other = dateOtherwise(random(index), birthDate, 'BIRTH_DATE_TYPO').birthDate ?? '';
        expect(other).not.toBe(birthDate);
        expect(new Date(`${other}T00:00:00Z`).toISOString().slice(0, 10)).toBe(other);
      }),
    );
    expect(dateOtherwise(random(), '1992-02-29', 'BIRTH_DATE_TYPO').birthDate).not.toBe('1991-02-29');
  });
});
