import { Registry } from 'prom-client';
import { LateHistogram } from '../../../src/platform/observability/late-histogram';

test('counts all that was observed, however many waited, and each once', async () => {
  const registry = new Registry();
  const histogram = new LateHistogram({
    name: 'waits_seconds',
    help: 'For the test.',
    labelNames: ['line'],
    buckets: [1],
    registers: [registry],
  });
  for (let index = 0; index < 2_500; index += 1)
    histogram.observe({ line: index % 2 === 0 ? 'even' : 'odd' }, 0.5 + (index % 2));
  for (let look = 0; look < 2; look += 1) {
    const text = await registry.metrics();
    expect(text).toContain('waits_seconds_count{line="even"} 1250\n');
    expect(text).toContain('waits_seconds_bucket{le="1",line="odd"} 0\n');
    expect(text).toContain('waits_seconds_sum{line="odd"} 1875\n');
  }
});
