import fc from 'fast-check';
import { createIdSource, createOwnerIdSource, idBeside, isId, newId, timeOf } from '../../src/kernel/id';

describe('an id', () => {
  test('is 16 letters and digits', () => {
    expect(newId()).toMatch(/^[0-9A-Za-z]{16}$/);
    expect(isId(newId())).toBe(true);
    for (const text of ['', 'short', `${newId()}x`, newId().replace(/.$/, '-'), `${newId().slice(1)}é`]) {
      expect(isId(text)).toBe(false);
    }
  });

  test('sorts by the time it was made, byte by byte, and in the order made within one millisecond', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3_500_000_000_000 }), { minLength: 2, maxLength: 50 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (moments, chance) => {
          const times = [...moments, ...moments].sort((a, b) => a - b);
          let next = 0;
          const make = createIdSource(
            () => times[next++] ?? 0,
            () => chance,
          );
          const ids = times.map(() => make());
          expect([...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(ids);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  test('does not step back when the clock does', () => {
    const times = [1_000, 999, 1_000, 1_001];
    const make = createIdSource(
      () => times.shift() ?? 0,
      () => 0.5,
    );
    const ids = [make(), make(), make(), make()];
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids.slice(0, 3).map((id) => id.slice(0, 7))).size).toBe(1);
  });

  test('tells when it was made, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 62 ** 7 - 1 }), (moment) => {
        const make = createIdSource(
          () => moment,
          () => 1 - 2 ** -53,
        );
        expect([isId(make()), timeOf(make())]).toEqual([true, moment]);
      }),
    );
  });

  test('of one who owns others has a millisecond of its own, also when many come at once or the clock steps back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1_000, max: 1_020 }), { minLength: 1 }), (clock) => {
        const ticks = [...clock];
        const make = createOwnerIdSource(() => ticks.shift() ?? 0, Math.random);
        const times = clock.map(() => timeOf(make()));
        expect(new Set(times).size).toBe(clock.length);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        for (const [index, time] of times.entries()) expect(time).toBeGreaterThanOrEqual(clock[index] ?? 0);
      }),
    );
  });

  test('beside another begins as that one does, and stays unlike all others', () => {
    const owners = [newId(), createIdSource(() => 1_000, Math.random)()].sort();
    const ids = owners.map((owner) => Array.from({ length: 50 }, () => idBeside(owner, Math.random())));
    expect(ids.flat().every(isId)).toBe(true);
    expect(new Set(ids.flat()).size).toBe(100);
    expect(ids.map((some) => some.sort()).flat()).toEqual(ids.flat().sort());
    for (const [index, owner] of owners.entries()) {
      expect(new Set(ids[index]?.map((id) => id.slice(0, 7)))).toEqual(new Set([owner.slice(0, 7)]));
    }
  });
});
