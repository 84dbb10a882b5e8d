import type { Db } from '../db/db';
import { every } from '../jobs/every';
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

export function openEventTail(db: Db, log: Log): EventTail {
  const listeners = new Set<Listener>();
  /** The last event that was told; null while nobody listens. */
  let position: number | null = null;

  function tell(event: OrderedEvent): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch {
        listeners.delete(listener);
      }
    }
  }

  async function tellWhatIsNew(signal: AbortSignal): Promise<void> {
    if (listeners.size === 0) position = null;
    while (position !== null && !signal.aborted) {
      const stretch = { after: position, until: Number.MAX_SAFE_INTEGER, most: BATCH };
      const events = await listEvents(db, 'EVERYTHING', stretch);
      events.forEach(tell);
      position = events.at(-1)?.position ?? position;
      if (events.length < BATCH) return;
    }
  }

  const tailing = every({ name: 'tell-events', intervalMs: INTERVAL_MS, turn: tellWhatIsNew }, { log });
  return {
    async listen(listener) {
      // Where others listen already, it is known how far it has been told.
      if (listeners.size === 0 || position === null) {
        const { last } = await findReach(db);
        position ??= last;
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => tailing.stop(),
  };
}
