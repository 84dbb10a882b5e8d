import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  collectDefaultMetrics,
  Histogram,
  Registry,
  type HistogramConfiguration,
  type LabelValues,
} from 'prom-client';
import { once } from '../../kernel/once';
import type { StatementObserver } from '../db/db';
import { pathOf } from '../http/path-of';
import type { TurnEvent } from '../jobs/every';
import { measureLag } from './event-loop-lag';

/** Upper ends of the classes in which durations are counted, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** The library's own looks whether the event loop is free, which cannot be left out: so seldom (milliseconds) that there are none. */
const NEVER_MS = 2 ** 31 - 1;
/** So many durations wait to be put into their classes: one behind the other that takes a third of what it takes between all else. */
const MOST_WAITING = 1_000;
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

/** A histogram that counts what it was told before it is asked. */
function countsLater<Label extends string>(
  configuration: Omit<HistogramConfiguration<Label>, 'collect'>,
): (labels: LabelValues<Label>, seconds: number) => void {
  // Side by side: a pair of the two would outlive its request, and what outlives one is dear (docs/adr/0025-memory-of-a-request.md).
  const labelsWaiting: LabelValues<Label>[] = [];
  const secondsWaiting = new Float64Array(MOST_WAITING);
  const count = (): void => {
    for (const [index, labels] of labelsWaiting.splice(0).entries())
      histogram.observe(labels, secondsWaiting[index] ?? 0);
  };
  const histogram = new Histogram({ ...configuration, collect: count });
  return (labels, seconds) => {
    secondsWaiting[labelsWaiting.push(labels) - 1] = seconds;
    if (labelsWaiting.length === MOST_WAITING) count();
  };
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: NEVER_MS });
  measureLag(registry);
  const registers = [registry];
  const countRequest = countsLater({
    name: 'http_request_duration_seconds',
    help: 'From the head of a request to the end of its answer.',
    labelNames: ['path', 'status'],
    buckets: SECONDS,
    registers,
  });
  const countStatement = countsLater({
    name: 'sql_statement_duration_seconds',
    help: 'From the sending of a statement to its last row; to the last row of all that are sent together.',
    labelNames: ['statement'],
    buckets: SECONDS,
    registers,
  });
  const countTurn = countsLater({
    name: 'job_turn_duration_seconds',
    help: 'How long a turn of a job that runs beside the requests took, done or failed.',
    labelNames: ['job', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const ofStatement = once((statement: string) => ({ statement }));
  const ofRequest = once((path: string) => once((status: number) => ({ path, status })));
  return {
    observeStatement({ name, milliseconds }) {
      countStatement(ofStatement(name), milliseconds / 1_000);
    },
    observeTurn({ job, outcome, milliseconds }) {
      countTurn({ job, outcome }, milliseconds / 1_000);
    },
    measured: (listener) => (request, response) => {
      const start = performance.now();
      const path = pathOf(request);
      response.on('close', () => {
        const labels = ofRequest(PATHS.includes(path) ? path : 'other')(response.statusCode);
        countRequest(labels, (performance.now() - start) / 1_000);
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
