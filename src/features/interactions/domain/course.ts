/** How a contact passed from one to another. */
export interface Passing {
  readonly at: Date;
  readonly moves: 'CUSTOMER' | 'WORK';
  /** Null when it passed to somebody at once. */
  readonly toQueueId: string | null;
  /** Who took it on; null when nobody did. */
  readonly toAgentId: string | null;
  /** When they did; null when nobody did, or not known. */
  readonly takenAt: Date | null;
}

/** The events of a contact, as far as they are known. */
export interface Course {
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly startedAt: Date;
  readonly queuedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly handOffs: readonly Passing[];
}

/**
 * Into what a contact that has ended falls, in milliseconds. None is negative, and together they are the time from its start to its end,
 * unless that of the hand-offs is not known: then `handling` and `between` are null.
 */
export interface Spans {
  /** Menus, machines, ringing at a customer. */
  readonly before: number;
  readonly waiting: number;
  readonly handling: number | null;
  /** In queues after the first answer: nobody spends time on it then. */
  readonly between: number | null;
}

/** Milliseconds in queues after the first answer; null when it is not known when somebody took it on again. */
function timeBetween(answeredAt: Date, endedAt: Date, handOffs: readonly Passing[]): number | null {
  let between = 0;
  let since: number | null = null;
  for (const { at, moves, toQueueId, toAgentId, takenAt } of handOffs) {
    if (moves === 'WORK' || at < answeredAt) continue;
    if (toQueueId !== null) since ??= at.getTime();
    const takenOn = toQueueId === null ? at : takenAt;
    if (takenOn === null && toAgentId !== null) return null;
    if (takenOn === null || since === null) continue;
    between += takenOn.getTime() - since;
    since = null;
  }
  return since === null ? between : between + endedAt.getTime() - since;
}

/** Since when it waits for its first answer; null when it does not. */
function waitsSince({ direction, startedAt, queuedAt, answeredAt }: Course): Date | null {
  if (queuedAt !== null) return queuedAt;
  return answeredAt !== null && direction === 'INBOUND' ? startedAt : null;
}

/** Into what a contact falls. Its events stand in the order of time, its hand-offs too. */
export function spansOf(course: Course & { readonly endedAt: Date }): Spans {
  const { startedAt, answeredAt, endedAt, handOffs } = course;
  const [start, end] = [startedAt.getTime(), endedAt.getTime()];
  const until = answeredAt?.getTime() ?? end;
  const since = waitsSince(course)?.getTime() ?? until;
  const between = answeredAt && timeBetween(answeredAt, endedAt, handOffs);
  return {
    before: since - start,
    waiting: until - since,
    handling: answeredAt === null ? 0 : between === null ? null : end - until - between,
    between: answeredAt === null ? 0 : between,
  };
}

/** Whole seconds that the events tell; null where they tell none. */
export interface Seconds {
  readonly waitSeconds: number | null;
  readonly handleSeconds: number | null;
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

/** How long a contact waited for its first answer, and how long it was handled: null as long as it does, or is, or never came that far. */
export function secondsOf(course: Course): Seconds {
  const { answeredAt, endedAt } = course;
  const since = waitsSince(course);
  const until = answeredAt ?? endedAt;
  const handling = answeredAt && endedAt && spansOf({ ...course, endedAt }).handling;
  return {
    waitSeconds: since && until && seconds(until.getTime() - since.getTime()),
    handleSeconds: handling === null ? null : seconds(handling),
  };
}

/** The first of these moments that lies before one that came earlier, by its name; null when they stand in the order of time. */
export function firstOutOfOrder(
  moments: readonly (readonly [name: string, at: Date | null])[],
): string | null {
  let latest: Date | null = null;
  for (const [name, at] of moments) {
    if (at === null) continue;
    if (latest !== null && at < latest) return name;
    latest = at;
  }
  return null;
}
