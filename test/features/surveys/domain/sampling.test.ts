import fc from 'fast-check';
import { customerOfQuarter, isSampled } from '../../../../src/features/surveys/domain/sampling';

test('who is of a share changes from quarter to quarter, and not within one', () => {
  const at = (moment: string) => customerOfQuarter('cus', new Date(moment));
  expect(at('2026-01-01T00:00:00Z')).toBe(at('2026-03-31T23:59:59Z'));
  const all = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-12-31', '2027-01-01'].map(at);
  expect(new Set(all).size).toBe(5);
});

test('a share of things is drawn, each the same every time', () => {
  const things = Array.from({ length: 4_000 }, (_, index) => String(index));
  const drawn = things.filter((thing) => isSampled('nps', thing, 0.3));
  expect(drawn.length / things.length).toBeCloseTo(0.3, 1);
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (thing, share) => {
      expect(isSampled('nps', thing, share)).toBe(isSampled('nps', thing, share));
      expect(isSampled('nps', thing, 1)).toBe(true);
    }),
  );
});
