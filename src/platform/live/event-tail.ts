import type { Db } from '../db/db';
import { every, type RunningJob } from '../jobs/every';
import type { Log } from '../observability/log';
import { findReach, listEvents } from '../outbox/change-feed.repository';
import type { OrderedEvent } from '../outbox/ordered-event';

/** How often it looks for what is new, while anybody listens. */
const INTERVAL_MS = 200;
/** Events of one look. */
const BATCH = 1_000;

type Listener = (event: OrderedEvent) => void;

/** Tells whoever listens in this process what happens, in the order of events; each instance reads the same from the database. */
export interface EventTail {
  /** From now on, until what it gives is called. A listener that throws is not asked again. */
  listen(listener: Listener): Promise<() => void>;
  stop(): Promise<void>;
}

interface Tailing {
  readonly db: Db;
  readonly log: Log;
  readonly tell: Listener;
}

/** Tells what comes after the last event that was there, until it is stopped. */
function tailAfter(last: number, { db, log, tell }: Tailing): RunningJob {
  let position = last;
  const tellWhatIsNew = async (signal: AbortSignal): Promise<void> => {
    for (let isMore = true; isMore;) {
      const stretch = { after: position, until: Number.MAX_SAFE_INTEGER, most: BATCH };
      const events = await listEvents(db, 'EVERYTHING', stretch);
      if (signal.aborted) return; // It was stopped while it read.
      events.forEach(tell);
      position = events.at(-1)?.position ?? position;
      isMore = events.length === BATCH;
    }
  };
  return every({ name: 'tell-events', intervalMs: INTERVAL_MS, turn: tellWhatIsNew }, { log });
}

export function openEventTail(db: Db, log: Log): EventTail {
  const listeners = new Set<Listener>();
  /** It looks only while anybody listens: a server that nobody asks is woken for little else. */
  let tailing: RunningJob | undefined;
  /** When the turns of all that rested are over. */
  let ended = Promise.resolve();
  let isStopped = false;

  function rest(): void {
    if (!tailing) return;
    const before = ended;
    ended = tailing.stop().then(() => before);
    tailing = undefined;
  }

  function leave(listener: Listener): void {
    listeners.delete(listener);
    if (listeners.size === 0) rest();
  }

  function tell(event: OrderedEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch {
        leave(listener);
      }
    }
  }

  return {
    async listen(listener) {
      if (!tailing) {
        const { last } = await findReach(db);
        if (!isStopped) tailing ??= tailAfter(last, { db, log, tell });
      }
      listeners.add(listener);
      return () => {
        leave(listener);
      };
    },
    async stop() {
      isStopped = true;
      rest();
      await ended;
    },
  };
}
