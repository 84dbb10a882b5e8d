import fc from 'fast-check';
import { toIsoInstant, toSqlInstant } from '../../src/kernel/instant';

test('a moment is written in UTC to the millisecond, whatever the year', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (moment) => {
        expect(toIsoInstant(moment)).toBe(moment.toISOString());
        expect(toSqlInstant(moment)).toBe(moment.toISOString().slice(0, -1).replace('T', ' '));
      },
    ),
  );
});

test('what is no moment is refused', () => {
  expect(() => toSqlInstant(new Date(NaN))).toThrow(RangeError);
  expect(() => toIsoInstant(new Date(NaN))).toThrow(RangeError);
});
