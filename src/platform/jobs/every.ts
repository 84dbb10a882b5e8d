import type { Log } from '../observability/log';

/** Something that the server does by itself again and again, beside the requests. */
export interface Job {
  /** What the log and the metrics call it. */
  readonly name: string;
  /** Milliseconds between the end of one turn and the start of the next. */
  readonly intervalMs: number;
  /**
   * One turn: all that there is to do by now, in small pieces. When `signal` is aborted the server stops, and a turn ends after the piece
   * that it is at. What it leaves undone the next turn finds, here or in another instance: whatever a turn needs to remember is in the database.
   */
  turn(signal: AbortSignal): Promise<void>;
}

/** What a turn was: for the metrics. */
export interface TurnEvent {
  readonly job: string;
  readonly outcome: 'done' | 'failed';
  readonly milliseconds: number;
}

export interface RunningJob {
  /** Starts no turn any more, and waits for the end of the one under way. */
  stop(): Promise<void>;
}

/**
 * Runs a job's turns one after another, the first at once. One that fails is logged, and tried again at the next turn: what is done beside the
 * requests must not end because the database was away for a minute.
 */
export function every(
  job: Job,
  { log, observe = () => undefined }: { readonly log: Log; readonly observe?: (event: TurnEvent) => void },
): RunningJob {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  async function takeTurn(): Promise<void> {
    const start = performance.now();
    let outcome: TurnEvent['outcome'] = 'done';
    try {
      await job.turn(stopping.signal);
    } catch (error) {
      outcome = 'failed';
      log.error({ err: error, job: job.name }, 'A job failed; it is tried again at its next turn');
    }
    observe({ job: job.name, outcome, milliseconds: performance.now() - start });
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      current = takeTurn();
    }, job.intervalMs);
    timer.unref();
  }

  let current = takeTurn();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await current;
    },
  };
}
