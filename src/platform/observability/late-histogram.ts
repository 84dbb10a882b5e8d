import { Histogram, type HistogramConfiguration, type LabelValues } from 'prom-client';

/** What waits to be counted, at most: far more than comes between two looks at the metrics on a quiet day, and little to hold. */
const MOST_WAITING = 1_000;

/** Counts durations when somebody looks, or when many wait, and not one by one between all else that a request does. */
export class LateHistogram<Label extends string> {
  #waiting: { readonly labels: LabelValues<Label>; readonly seconds: number }[] = [];
  readonly #histogram: Histogram<Label>;

  constructor(configuration: HistogramConfiguration<Label>) {
    this.#histogram = new Histogram({
      ...configuration,
      collect: () => {
        this.#count();
      },
    });
  }

  observe(labels: LabelValues<Label>, seconds: number): void {
    this.#waiting.push({ labels, seconds });
    if (this.#waiting.length >= MOST_WAITING) this.#count();
  }

  #count(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { labels, seconds } of waiting) this.#histogram.observe(labels, seconds);
  }
}
