import fc from 'fast-check';

/** What the model of promises is put through. */

export type Command =
  | { readonly verb: 'wait'; readonly hours: number }
  /** So many instances have their turn of the clock at once. */
  | { readonly verb: 'clock'; readonly instances: number }
  | {
      readonly verb: 'make';
      readonly hours: number;
      readonly grace: number | null;
      readonly key: string | null;
    }
  | {
      readonly verb: 'renegotiate';
      readonly at: number;
      readonly hours: number;
      readonly told: number | null;
      readonly stale: boolean;
      readonly key: string | null;
    }
  | {
      readonly verb: 'keep' | 'break' | 'release';
      readonly at: number;
      readonly stale: boolean;
      readonly key: string | null;
    };
export type Asked = Exclude<Command, { verb: 'wait' | 'clock' }>;

const hours = fc.integer({ min: 1, max: 6 });
/** Few keys, so that they come again. */
const key = fc.oneof(
  { arbitrary: fc.constant(null), weight: 4 },
  { arbitrary: fc.constantFrom('a', 'b'), weight: 1 },
);
const target = { at: fc.nat(2), stale: fc.nat(4).map((drawn) => drawn === 0), key };
const make = fc.record({
  verb: fc.constant('make' as const),
  hours,
  grace: fc.option(fc.nat(9), { freq: 2 }),
  key,
});
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ verb: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ verb: fc.constant('clock' as const), instances: fc.integer({ min: 1, max: 3 }) }),
  make,
  fc.record({
    verb: fc.constant('renegotiate' as const),
    ...target,
    hours,
    told: fc.option(fc.nat(3), { freq: 5 }),
  }),
  fc.record({ verb: fc.constant('keep' as const), ...target }),
  fc.record({ verb: fc.constantFrom('break' as const, 'release' as const), ...target }),
);

const PUT_OFF = { verb: 'renegotiate', at: 0, stale: false, key: null, hours: 1, told: 0 } as const;
/** Much within one moment: each time that it is put off stands a millisecond behind the one before, and a word of that moment is older. */
export const AT_ONCE: Command[] = [
  { verb: 'make', hours: 1, grace: null, key: null },
  ...[PUT_OFF, PUT_OFF, PUT_OFF],
  { verb: 'keep', at: 0, stale: false, key: null },
];

/** What is done: two promises at first, so that there is something to do it to. */
export const course = fc
  .tuple(make, make, fc.array(command, { minLength: 4, maxLength: 24 }))
  .map(([one, other, more]): Command[] => [one, other, ...more]);
