import { assignOwners } from './features/advocacy/assign-owners';
import { fadeStatuses } from './features/advocacy/fade-statuses';
import { endSilentAsks } from './features/asks/end-silent-asks';
import { turnClock, type ClockMeans } from './features/promises/promise-clock';
import { expireInvitations } from './features/surveys/expire-invitations';
import type { Config } from './platform/config/config';
import { every, type Job, type RunningJob, type TurnEvent } from './platform/jobs/every';
import { orderEvents } from './platform/outbox/order-events';
import { removeEnded } from './platform/outbox/remove-ended';

export interface JobMeans extends ClockMeans {
  readonly observe: (event: TurnEvent) => void;
}

function jobsOf({ clockIntervalMs }: Pick<Config, 'clockIntervalMs'>, means: JobMeans): Job[] {
  const { db, clock } = means;
  return [
    { name: 'order-events', intervalMs: 500, turn: () => orderEvents(db).then(() => undefined) },
    {
      name: 'remove-ended',
      intervalMs: 3_600_000,
      turn: () => removeEnded(db, clock()).then(() => undefined),
    },
    {
      name: 'clock',
      intervalMs: clockIntervalMs,
      turn: (signal: AbortSignal) => turnClock(means, signal).then(() => undefined),
    },
    {
      name: 'expire-invitations',
      intervalMs: 6 * clockIntervalMs,
      turn: (signal: AbortSignal) => expireInvitations(means, signal).then(() => undefined),
    },
    {
      name: 'end-silent-asks',
      intervalMs: 6 * clockIntervalMs,
      turn: (signal: AbortSignal) => endSilentAsks(means, signal).then(() => undefined),
    },
    {
      name: 'assign-owners',
      intervalMs: 6 * clockIntervalMs,
      turn: (signal: AbortSignal) => assignOwners(means, signal).then(() => undefined),
    },
    {
      name: 'fade-statuses',
      intervalMs: clockIntervalMs,
      turn: (signal: AbortSignal) => fadeStatuses(means, signal).then(() => undefined),
    },
  ].filter(({ intervalMs }) => intervalMs > 0);
}

/** Starts all that the server does beside the requests. Instances may do so at once. */
export function startJobs(config: Pick<Config, 'clockIntervalMs'>, means: JobMeans): RunningJob {
  const running = jobsOf(config, means).map((job) => every(job, means));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
    },
  };
}
