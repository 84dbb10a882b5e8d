import { figure, markdownTable, median } from './report.mjs';

const METRICS = ['serverCpuMs', 'databaseCpuMs', 'statements', 'rowsRead'];

/** A row for each contender and scenario: medians over the rounds; a ratio is of one round, of which the median is taken as well. */
export const rowsOf = (results) =>
  results.flatMap(({ scenario, rounds, latency, memoryBytes }) =>
    Object.keys(rounds[0]).map((contender) => {
      const middle = (figureOf) => median(rounds.map(figureOf));
      const toFloor = (metric) => middle((round) => round[contender][metric] / round.floor[metric]);
      return {
        contender,
        scenario,
        ...Object.fromEntries(METRICS.map((metric) => [metric, middle((round) => round[contender][metric])])),
        ratioToFloor: toFloor('serverCpuMs'),
        databaseRatioToFloor: toFloor('databaseCpuMs'),
        ...latency[contender],
        memoryBytes: memoryBytes[contender],
      };
    }),
  );

const COLUMNS = {
  contender: ({ contender }) => contender,
  'server CPU ms': ({ serverCpuMs }) => figure(serverCpuMs),
  '× floor': ({ ratioToFloor }) => ratioToFloor.toFixed(2),
  'database CPU ms': ({ databaseCpuMs }) => figure(databaseCpuMs),
  '× the floor’s': ({ databaseRatioToFloor }) => databaseRatioToFloor.toFixed(2),
  statements: ({ statements }) => figure(statements),
  'rows read': ({ rowsRead }) => figure(rowsRead),
  'p50 ms': ({ p50 }) => figure(p50),
  'p95 ms': ({ p95 }) => figure(p95),
  'p99 ms': ({ p99 }) => figure(p99),
  'memory MB': ({ memoryBytes }) => figure(memoryBytes / 1e6),
};

/** The cheapest first, as the server's time has it. */
export function tableOfScenario(rows) {
  const inOrder = rows.toSorted((a, b) => a.serverCpuMs - b.serverCpuMs);
  return markdownTable([
    Object.keys(COLUMNS),
    ...inOrder.map((row) => Object.values(COLUMNS).map((cell) => cell(row))),
  ]);
}

export const scenariosOf = (rows) => [...new Set(rows.map(({ scenario }) => scenario))];

export const tableOfRows = (rows) =>
  scenariosOf(rows)
    .map((scenario) => `${scenario}\n\n${tableOfScenario(rows.filter((row) => row.scenario === scenario))}`)
    .join('\n\n');
