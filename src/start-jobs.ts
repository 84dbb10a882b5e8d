import type { Clock } from './kernel/clock';
import type { Db } from './platform/db/db';
import { every, type Job, type RunningJob, type TurnEvent } from './platform/jobs/every';
import type { Log } from './platform/observability/log';
import { orderEvents } from './platform/outbox/order-events';
import { removeEnded } from './platform/outbox/remove-ended';

export interface JobDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly observe?: (event: TurnEvent) => void;
}

function jobsOf({ db, clock }: JobDependencies): Job[] {
  return [
    { name: 'order-events', intervalMs: 500, turn: () => orderEvents(db).then(() => undefined) },
    {
      name: 'remove-ended',
      intervalMs: 3_600_000,
      turn: () => removeEnded(db, clock()).then(() => undefined),
    },
  ];
}

/** Starts all that the server does beside the requests. Instances may do so at once. */
export function startJobs(dependencies: JobDependencies): RunningJob {
  const running = jobsOf(dependencies).map((job) => every(job, dependencies));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
    },
  };
}
