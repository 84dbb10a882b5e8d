import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { StatementObserver } from '../db/db';
import type { TurnEvent } from '../jobs/every';

/** Upper ends of the classes in which durations are counted, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** How often it is looked whether the event loop is free (milliseconds): what does nothing else wakes for it. */
const LAG_PRECISION_MS = 20;
/** Paths that are told apart; whatever else somebody asks for is one. */
const PATHS = ['/graphql', '/sandbox'];

/** What the process measures of itself, for Prometheus. It holds no word of any customer: paths, statuses and names of statements. */
export interface Metrics {
  readonly observeStatement: StatementObserver;
  readonly observeTurn: (event: TurnEvent) => void;
  /** The listener, with each of its requests measured until its answer is sent or given up. */
  measured(listener: RequestListener): RequestListener;
  /** Answers `/metrics`; gives false, having touched nothing, for any other path. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['path', 'status'],
    buckets: SECONDS,
    registers,
  });
  const statements = new Histogram({
    name: 'sql_statement_duration_seconds',
    help: 'From the sending of a statement to its last row.',
    labelNames: ['statement'],
    buckets: SECONDS,
    registers,
  });
  const turns = new Histogram({
    name: 'job_turn_duration_seconds',
    help: 'How long a turn of a job that runs beside the requests took, done or failed.',
    labelNames: ['job', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  return {
    observeStatement({ name, milliseconds }) {
      statements.observe({ statement: name }, milliseconds / 1_000);
    },
    observeTurn({ job, outcome, milliseconds }) {
      turns.observe({ job, outcome }, milliseconds / 1_000);
    },
    measured: (listener) => (request, response) => {
      const end = requests.startTimer();
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      response.once('close', () => {
        end({ path: PATHS.includes(path) ? path : 'other', status: response.statusCode });
      });
      listener(request, response);
    },
    answer(request, response, path) {
      if (path !== '/metrics') return false;
      void registry.metrics().then((text) => {
        response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
        response.end(request.method === 'HEAD' ? '' : text);
      });
      return true;
    },
  };
}
