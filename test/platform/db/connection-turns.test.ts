import fc from 'fast-check';
import { Cancellation, Cancelled } from '../../../src/platform/db/cancellation';
import { ConnectionTurns, TooMuchWaits } from '../../../src/platform/db/connection-turns';
import { OutOfReach } from '../../../src/platform/db/database-error';
import { waitUntil } from '../../support/wait-until';

/** Connections of which so many are taken, and who took them in what order. */
class Desk {
  readonly taken: string[] = [];
  readonly refused: unknown[] = [];
  readonly #turns: ConnectionTurns;
  readonly #held: { readonly key: string; readonly giveBack: () => void }[] = [];

  constructor(settings: Partial<ConstructorParameters<typeof ConnectionTurns>[0]> = {}) {
    this.#turns = new ConnectionTurns({
      ...{ connections: 4, perAsker: 2, mostWaiting: 100, patienceMs: 0 },
      ...settings,
    });
  }

  async take(key: string, cancellation = new Cancellation()): Promise<void> {
    const asker = key === 'itself' ? undefined : { key, cancellation };
    this.#turns.take(asker).then(
      (giveBack) => {
        this.taken.push(key);
        this.#held.push({ key, giveBack });
      },
      (error: unknown) => this.refused.push(error),
    );
    await settled();
  }

  async giveBack(key: string): Promise<void> {
    const at = this.#held.findIndex((one) => one.key === key);
    if (at >= 0) this.#held.splice(at, 1)[0]?.giveBack();
    await settled();
  }

  known(): number {
    return this.#turns.count();
  }

  held(): string[] {
    return this.#held.map(({ key }) => key);
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function times(count: number, work: () => Promise<void>): Promise<void> {
  for (let left = count; left > 0; left -= 1) await work();
}

describe('connections', () => {
  test('are left to others by whoever wants them all', async () => {
    const desk = new Desk();
    await times(50, () => desk.take('greedy'));
    expect(desk.held()).toEqual(['greedy', 'greedy']);
    await desk.take('modest');
    expect(desk.held()).toEqual(['greedy', 'greedy', 'modest']);
  });

  test('are still held by whoever holds them, however many others have come and gone', async () => {
    const desk = new Desk();
    await times(2, () => desk.take('greedy'));
    for (let nth = 0; nth < 1_500; nth += 1) {
      await desk.take(`passer-by ${String(nth)}`);
      await desk.giveBack(`passer-by ${String(nth)}`);
    }
    await desk.take('greedy');
    expect(desk.held()).toEqual(['greedy', 'greedy']);
    await desk.giveBack('greedy');
    expect(desk.held()).toEqual(['greedy', 'greedy']);
    expect(desk.taken.filter((key) => key === 'greedy')).toHaveLength(3);
    expect(desk.known()).toBeLessThanOrEqual(1_000);
  });

  test('are given in turns, however many somebody waits for', async () => {
    const desk = new Desk({ connections: 1, perAsker: 1 });
    await times(4, () => desk.take('greedy'));
    await times(2, () => desk.take('modest'));
    await desk.take('itself');
    for (const key of ['greedy', 'greedy', 'modest', 'itself', 'greedy', 'modest']) await desk.giveBack(key);
    expect(desk.taken).toEqual(['greedy', 'greedy', 'modest', 'itself', 'greedy', 'modest', 'greedy']);
  });

  test('are all for what the server does by itself, when nobody else wants them', async () => {
    const desk = new Desk();
    await times(5, () => desk.take('itself'));
    expect(desk.held()).toHaveLength(4);
  });

  test('are not waited for by whoever does not want them any more', async () => {
    const desk = new Desk({ connections: 1, mostWaiting: 1 });
    await desk.take('a');
    const cancellation = new Cancellation();
    await desk.take('b', cancellation);
    cancellation.cancel();
    await settled();
    expect(desk.refused).toEqual([expect.any(Cancelled)]);
    await desk.take('c'); // whose place in the line was free again
    await desk.giveBack('a');
    expect(desk.held()).toEqual(['c']);
  });

  test('are not waited for for ever by the server itself', async () => {
    const desk = new Desk({ connections: 1, patienceMs: 1 });
    await desk.take('a');
    await desk.take('itself');
    await waitUntil('it is told', () => desk.refused.length > 0);
    expect(desk.refused).toEqual([expect.any(OutOfReach)]);
  });

  test('where too many wait are refused to whom most of it is for, and to nobody else', async () => {
    const desk = new Desk({ connections: 1, mostWaiting: 4 });
    await times(5, () => desk.take('greedy'));
    await desk.take('greedy');
    expect(desk.refused).toEqual([expect.any(TooMuchWaits)]);
    await times(2, () => desk.take('modest'));
    expect(desk.refused).toHaveLength(1);
    await times(3, () => desk.take('modest'));
    expect(desk.refused).toHaveLength(4);
    for (const key of ['c', 'd', 'e', 'f', 'g']) await desk.take(key);
    // Four askers have one each: the next one waits for nothing that could come in time.
    expect(desk.refused.at(-1)).toBeInstanceOf(OutOfReach);
  });

  test('are held by as many as there are at most, and whoever waits for one is never forgotten', async () => {
    const key = fc.constantFrom('a', 'b', 'c', 'itself');
    const step = fc.record({ does: fc.constantFrom('take', 'giveBack', 'cancel'), key });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const desk = new Desk({ connections: 3 });
        const waiting = new Map<string, Cancellation[]>();
        let asked = 0;
        for (const { does, key: of } of steps) {
          if (does === 'take') {
            asked += 1;
            const cancellation = new Cancellation();
            waiting.set(of, [...(waiting.get(of) ?? []), cancellation]);
            await desk.take(of, cancellation);
          } else if (does === 'giveBack') await desk.giveBack(of);
          else waiting.get(of)?.pop()?.cancel();
          await settled();
          const held = desk.held();
          const countOf = (one: string) => held.filter((other) => other === one).length;
          expect(held.length).toBeLessThanOrEqual(3);
          for (const one of ['a', 'b', 'c']) expect(countOf(one)).toBeLessThanOrEqual(2);
          expect(desk.taken.length + desk.refused.length).toBeLessThanOrEqual(asked);
        }
        // When all is given back, nobody is left waiting.
        while (desk.held().length > 0) await desk.giveBack(desk.held()[0] ?? '');
        expect(desk.taken.length + desk.refused.length).toBe(asked);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
