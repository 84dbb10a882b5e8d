import fc from 'fast-check';
import {
  chainOfOne,
  joinChains,
  topicOf,
  type Chain,
} from '../../../../src/features/interactions/domain/chain';

const WINDOW = 14;
const SETTLEMENTS = ['SETTLED_NOW', 'PROMISED', 'NOT_SETTLED', 'UNKNOWN'] as const;

interface Contact {
  readonly day: number;
  readonly settlement: Chain['settlement'];
}

const contact = fc.record({ day: fc.nat(200), settlement: fc.constantFrom(...SETTLEMENTS) });
/** No two on one day: which of two of one moment is the last one is no matter. */
const contacts = fc.uniqueArray(contact, { selector: ({ day }) => day, maxLength: 20 });

const inOrder = (some: readonly Contact[]): Contact[] => [...some].sort((a, b) => a.day - b.day);
const chainsOf = (some: readonly Contact[]): Chain[] =>
  joinChains(
    inOrder(some).map(({ day, settlement }) => chainOfOne({ startedAt: new Date(day), settlement })),
    WINDOW,
  );

/** The same, said otherwise: a contact begins a chain unless there is one in the window before it. */
function plainChains(some: readonly Contact[]): Chain[] {
  const all = inOrder(some);
  const starts = all.filter(({ day }) => !all.some((other) => other.day < day && day - other.day <= WINDOW));
  return starts.map(({ day }, place) => {
    const until = starts[place + 1]?.day ?? Infinity;
    const members = all.filter((one) => one.day >= day && one.day < until);
    const last = members.at(-1);
    return {
      startedAt: new Date(day),
      lastContactAt: new Date(last?.day ?? NaN),
      contacts: members.length,
      settlement: last?.settlement ?? 'UNKNOWN',
    };
  });
}

describe('chains of contacts', () => {
  test('go on as long as the next comes within the window of the one before', () => {
    const days = [0, 14, 28, 43, 50].map((day) => ({ day, settlement: 'NOT_SETTLED' as const }));
    expect(chainsOf(days).map(({ contacts: count }) => count)).toEqual([3, 2]);
  });

  test('are those that a plain reading of the rule finds', () => {
    fc.assert(
      fc.property(contacts, (some) => {
        expect(chainsOf(some)).toEqual(plainChains(some));
      }),
    );
  });

  test('of a merged customer are the joined ones of all who were merged, whoever had which contact', () => {
    fc.assert(
      fc.property(contacts, fc.array(fc.nat(2), { minLength: 20, maxLength: 20 }), (some, owners) => {
        const of = (owner: number): Contact[] => some.filter((_, place) => owners[place] === owner);
        const apart = [0, 1, 2].flatMap((owner) => chainsOf(of(owner)));
        const together = apart.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
        expect(joinChains(together, WINDOW)).toEqual(chainsOf(some));
      }),
    );
  });

  test('hold each contact once', () => {
    fc.assert(
      fc.property(contacts, (some) => {
        for (const { day } of some) {
          const around = chainsOf(some).filter(
            ({ startedAt, lastContactAt }) => startedAt.getTime() <= day && day <= lastContactAt.getTime(),
          );
          expect(around).toHaveLength(1);
        }
      }),
    );
  });
});

describe('what a contact is about', () => {
  test.each([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
    [5, 'c'],
  ])('%i deep in the tree', (depth, topic) => {
    expect(topicOf(['a', 'b', 'c'], depth)).toBe(topic);
  });

  test('is not known of no reason', () => {
    expect(topicOf([], 2)).toBeNull();
  });
});
