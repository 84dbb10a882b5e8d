// What is looked at while the server is under load.

import { residentBytes } from './counters.mjs';
import { percentile } from './report.mjs';

/** As the server measures it itself, of all looks since it was asked before. */
const LAG = /^event_loop_lag_seconds\{measure="p99"\} (\S+)$/m;

export async function lagP99Ms({ url }) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(LAG.exec(text)[1]) * 1000;
}

/** Counts answers and errors, and looks at the server's memory every `everyMs`, beginning anew with `begin`. */
export function openWatch({ pid }, everyMs, tell) {
  let answers = new Map();
  const faults = [];
  let samples = [];
  let asked = 0;
  let began = performance.now();
  const look = () => {
    const seconds = everyMs / 1000;
    const sample = {
      minutes: (performance.now() - began) / 60_000,
      perSecond: asked / seconds,
      rss: residentBytes(pid),
    };
    asked = 0;
    samples.push(sample);
    tell(sample);
  };
  let timer;
  return {
    fault: (text) => faults.push(text),
    answered({ scenario, milliseconds, fault }) {
      asked += 1;
      const own = answers.get(scenario) ?? [];
      answers.set(scenario, own);
      own.push(milliseconds);
      if (fault !== null) faults.push(`${scenario}: ${fault}`);
    },
    /** What was wrong before counts too. */
    begin() {
      [answers, samples, asked, began] = [new Map(), [], 0, performance.now()];
      timer = setInterval(look, everyMs);
    },
    end() {
      clearInterval(timer);
      return { faults, samples, scenarios: [...answers].map(([scenario, own]) => figuresOf(scenario, own)) };
    },
  };
}

const figuresOf = (scenario, milliseconds) => ({
  scenario,
  requests: milliseconds.length,
  p50: percentile(milliseconds, 0.5),
  p99: percentile(milliseconds, 0.99),
});
