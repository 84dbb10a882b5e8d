import fc from 'fast-check';
import { succession, type Held } from '../../../../src/features/accounts/domain/owners';

const NOW = 50;
const moment = (at: number | null): Date | null => (at === null ? null : new Date(at));
const times = fc
  .tuple(fc.option(fc.nat(100)), fc.option(fc.nat(100)))
  .filter(([from, to]) => from === null || to === null || from <= to);

/** Whether somebody has it at a moment, as far as that is certain: not known since when, while it runs, and then at last. */
function hasAt({ validFrom, validTo }: Held, at: number): boolean {
  const end = validTo?.getTime() ?? Infinity;
  const begin = validFrom?.getTime() ?? (end === Infinity ? 1_000 : Infinity);
  return begin <= at && at < end;
}

/** All that are drawn, and one beyond. */
const MOMENTS = [...Array.from({ length: 101 }, (_, at) => at), 1_001];

const OWNER = { role: 'OWNER' };

test('whatever one after the other is said, an account has one owner at a time, and nobody’s time ends before it began', () => {
  fc.assert(
    fc.property(fc.array(times, { maxLength: 8 }), (said) => {
      let holders: Held[] = [];
      for (const [number, [from, to]] of said.entries()) {
        const holding = { ...OWNER, id: String(number), validFrom: moment(from), validTo: moment(to) };
        const { ended, next } = succession(holding, holders, new Date(NOW));
        if (next !== null) {
          // Nothing is done, and for a reason: both would have it.
          expect(holders.some((other) => hasAt(other, next.validFrom?.getTime() ?? -1))).toBe(true);
          continue;
        }
        const written = new Map([...holders, holding, ...ended].map((holder) => [holder.id, holder]));
        holders = [...written.values()];
        for (const { validFrom, validTo } of holders)
          if (validFrom && validTo) expect(validTo.getTime()).toBeGreaterThanOrEqual(validFrom.getTime());
        const owners = MOMENTS.map((at) => holders.filter((holder) => hasAt(holder, at)).length);
        expect(Math.max(...owners)).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

test('others than owners may be several', () => {
  const joint = { id: 'a', role: 'JOINT', validFrom: null, validTo: null };
  expect(succession({ ...joint, id: 'b' }, [joint], new Date(NOW))).toEqual({ ended: [], next: null });
});
