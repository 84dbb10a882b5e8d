import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** How often it is looked whether the event loop is free (milliseconds): a server that does nothing else wakes for it. */
const LOOK_EVERY_MS = 100;

/** What is told of the times between two looks (nanoseconds). */
const MEASURES: Readonly<Record<string, (times: IntervalHistogram) => number>> = {
  mean: ({ mean }) => mean,
  p50: (times) => times.percentile(50),
  p90: (times) => times.percentile(90),
  p99: (times) => times.percentile(99),
  max: ({ max }) => max,
};

/**
 * Tells how late the event loop comes to what is due. It takes the place of the library's own measurement, which tells the time between two looks as lag,
 * so that it must look often to tell little. The first look after it was asked only begins to count.
 */
export function measureLag(registry: Registry): void {
  for (const { name } of registry.getMetricsAsArray())
    if (name.startsWith('nodejs_eventloop_lag')) registry.removeSingleMetric(name);
  const times = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  times.enable();
  new Gauge({
    name: 'event_loop_lag_seconds',
    help: 'How late the event loop comes to what is due, of all looks since it was asked before.',
    labelNames: ['measure'],
    registers: [registry],
    collect() {
      for (const [measure, of] of Object.entries(MEASURES)) {
        const late = times.count === 0 ? 0 : of(times) / 1e9 - LOOK_EVERY_MS / 1e3;
        this.set({ measure }, Math.max(0, late));
      }
      times.reset();
    },
  });
}
