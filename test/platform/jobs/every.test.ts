import { every, type Job, type RunningJob, type TurnEvent } from '../../../src/platform/jobs/every';
import { createLog } from '../../../src/platform/observability/log';

/** A job whose turns end when the test says so. */
class Turns {
  readonly signals: AbortSignal[] = [];
  readonly ends: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  readonly observed: TurnEvent[] = [];
  readonly lines: string[] = [];

  start(more: Partial<Job> = {}): RunningJob {
    const turn = (signal: AbortSignal): Promise<void> => {
      this.signals.push(signal);
      return new Promise((done, fail) => this.ends.push({ done, fail }));
    };
    const log = createLog('info', { write: (line) => void this.lines.push(line) });
    const observe = (event: TurnEvent): void => void this.observed.push(event);
    return every({ name: 'count', intervalMs: 1_000, turn, ...more }, { log, observe });
  }

  get begun(): number {
    return this.signals.length;
  }
}

describe('a job', () => {
  let turns: Turns;
  beforeEach(() => {
    jest.useFakeTimers();
    turns = new Turns();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('has its first turn at once, and the next an interval after the end of the last, never two at once', async () => {
    turns.start();
    expect(turns.begun).toBe(1);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(turns.begun).toBe(1);
    turns.ends[0]?.done();
    await jest.advanceTimersByTimeAsync(999);
    expect(turns.begun).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(turns.begun).toBe(2);
    expect(turns.observed).toMatchObject([{ job: 'count', outcome: 'done' }]);
  });

  test('that fails is logged, and has its next turn all the same', async () => {
    turns.start();
    turns.ends[0]?.fail(new Error('The database is away.'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(turns.begun).toBe(2);
    expect(turns.observed).toMatchObject([{ outcome: 'failed' }]);
    expect(turns.lines).toHaveLength(1);
    expect(turns.lines[0]).toContain('"job":"count"');
    expect(turns.lines[0]).toContain('The database is away.');
  });

  test('that fails before it has promised anything is no other', async () => {
    turns.start({
      turn: () => {
        throw new Error('At once.');
      },
    });
    await jest.advanceTimersByTimeAsync(0);
    expect(turns.observed).toMatchObject([{ outcome: 'failed' }]);
  });

  test('that is stopped is told so, is waited for, and has no turn any more', async () => {
    const running = turns.start();
    expect(turns.signals[0]?.aborted).toBe(false);
    let isStopped = false;
    const stopped = running.stop().then(() => {
      isStopped = true;
    });
    expect(turns.signals[0]?.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(isStopped).toBe(false);
    turns.ends[0]?.done();
    await stopped;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(turns.begun).toBe(1);
    await running.stop();
  });

  test('that is stopped between two turns has no more of them, and leaves no timer', async () => {
    const running = turns.start();
    turns.ends[0]?.done();
    await jest.advanceTimersByTimeAsync(500);
    await running.stop();
    expect(jest.getTimerCount()).toBe(0);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(turns.begun).toBe(1);
  });
});
