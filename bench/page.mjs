// docs/performance.md and its plots, made of the figures of one run: nothing in them is written by hand.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../src/cli/prepare.mjs';
import { NODE_FLAGS } from '../src/cli/record.mjs';
import { barsPlot } from './plots.mjs';
import { scenariosOf, tableOfScenario } from './race-report.mjs';
import { figure, markdownTable } from './report.mjs';
import { isAnsweredBy } from './sides.mjs';
import { COLD_START, LOG_INTERACTION, SCENARIOS } from './scenarios.mjs';

const PAGE = 'docs/performance.md';
const MERCURIUS = ['fastify', 'mercurius', 'mysql2'];
const YOGA = ['graphql-yoga', 'dataloader', 'mysql2'];
const JOINED = 'by the floor’s statements: what is joined is joined whatever is asked';
/** Who is made of what; the packages are those of bench/package.json or, of type-graphql, One Window's own. */
const MADE_OF = {
  floor: ['`node:http`, SQL by hand, one function for each question', ['mysql2']],
  'one-window': ['as shipped: authentication, row scope, limits, audit and metrics on', []],
  'mercurius-jit': [
    'Mercurius with JIT and its loaders, one for each edge of the graph; SQL by hand',
    MERCURIUS,
  ],
  yoga: ['GraphQL Yoga, plain resolvers, a dataloader for each edge of the graph; SQL by hand', YOGA],
  'mercurius-jit-joined': [`the same server as \`mercurius-jit\`, ${JOINED}`, MERCURIUS],
  'yoga-joined': [`the same server as \`yoga\`, ${JOINED}`, YOGA],
  'drizzle-yoga-pothos': [
    'GraphQL Yoga, Pothos, Drizzle, dataloaders; what is joined is joined whatever is asked',
    ['graphql-yoga', '@pothos/core', 'drizzle-orm', 'mysql2'],
  ],
  'typegraphql-typeorm-dataloader': [
    'Apollo Server, type-graphql, TypeORM `find` in dataloaders',
    ['@apollo/server', 'type-graphql', 'typeorm', 'dataloader'],
  ],
  'typegraphql-typeorm': ['the same without dataloaders', ['@apollo/server', 'type-graphql', 'typeorm']],
};

const PLOTS = {
  'performance-cost.svg': {
    title: 'Processor time of the server for one request, times the floor’s',
    value: ({ ratioToFloor }) => ratioToFloor,
    text: ({ ratioToFloor }) => `${ratioToFloor.toFixed(2)} ×`,
  },
  'performance-latency.svg': {
    title: 'Milliseconds until half of the answers are there (p50); p99 beside it',
    value: ({ p50 }) => p50,
    text: ({ p50, p99 }) => `${figure(p50)} (p99 ${figure(p99)})`,
  },
};

const WHY_NOT =
  'their library has no way to ask it, so that it would be the SQL of the others, by hand, once more';

/** What a scenario needs to have said of it. */
const REMARKS = {
  [LOG_INTERACTION]:
    'All write the contact and when the customer was last in contact, and what they write is compared. One Window writes besides who did it, what whoever listens is told, the key by which it is not done twice, and the chains of contacts about one matter.',
};

export async function writePage(rows, { databaseVersion, options }) {
  const scenarios = scenariosOf(rows);
  for (const [file, plot] of Object.entries(PLOTS))
    writeFileSync(join(root, 'docs', file), barsPlot({ ...plot, rows, scenarios }));
  const text = [
    '# Performance',
    introduction(options),
    `Seen on ${new Date().toISOString().slice(0, 10)}: ${machine(databaseVersion)}.`,
    '## Who is compared',
    contendersTable(options.contenders),
    '## Plots',
    Object.entries(PLOTS)
      .map(([file, { title }]) => `![${title}](${file})`)
      .join('\n\n'),
    ...scenarios.flatMap((scenario) => section(scenario, rows, options)),
  ].join('\n\n');
  writeFileSync(join(root, PAGE), await format(text, { parser: 'markdown', printWidth: 110 }));
}

const introduction = ({ customers, rounds, seconds }) =>
  `Written by \`npm run bench -- --page\`; [bench/README.md](../bench/README.md) says how it is measured. A demo bank of
${customers} customers, ${rounds} rounds of each contender in turn, medians. _Server CPU_ is processor time of the server’s process for a
request; _× floor_ is that beside the floor’s in the same round. Latency is that of questions that arrive at a fixed rate for ${seconds} s. Who
answers a scenario gives the same answers as all others: they are compared before anything is measured. Times are those of this machine; ratios
and counts are what to look at.`;

function machine(databaseVersion) {
  const [{ model }] = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${cpus().length} processors (${model.trim()}), ${memory}, Linux, Node ${process.version.slice(1)} with \`${NODE_FLAGS.join(' ')}\` for all, ${databaseVersion}; load average at the end ${loadavg()[0].toFixed(1)}, the bench’s own included`;
}

function contendersTable(contenders) {
  const versions = (packages) => packages.map((name) => `${name} ${versionOf(name)}`).join(', ');
  return markdownTable([
    ['contender', 'made of', 'versions'],
    ...contenders.map((name) => [name, MADE_OF[name][0], versions(MADE_OF[name][1])]),
  ]);
}

function versionOf(name) {
  const wanted = ['bench/package.json', 'package.json'].map(
    (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).dependencies[name],
  );
  return wanted.find((version) => version !== undefined);
}

function section(scenario, rows, { contenders }) {
  const missing = contenders.filter((name) => !isAnsweredBy(name, scenario));
  const rate =
    scenario === COLD_START
      ? 'From the start of the process to its first answer, a card: _p50_ is how long that took, _server CPU_ what it cost.'
      : `Latency at ${SCENARIOS[scenario].perSecond} requests a second.`;
  return [
    `## ${scenario}`,
    missing.length > 0 ? `${rate} Not answered by ${missing.join(', ')}: ${WHY_NOT}.` : rate,
    ...(REMARKS[scenario] === undefined ? [] : [REMARKS[scenario]]),
    tableOfScenario(rows.filter((row) => row.scenario === scenario)),
  ];
}
