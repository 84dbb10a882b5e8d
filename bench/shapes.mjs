// The questions: how each is asked of the floor, and of whoever speaks GraphQL.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/cli/prepare.mjs';
import { LOG_INTERACTION } from './scenarios.mjs';

const operation = (file) => readFileSync(join(root, file), 'utf8');

/** `floor` is the floor's path for it. */
const SCREEN_POP = { file: 'examples/operations/01-screen-pop.graphql', floor: '/screen-pop' };
const SEARCH = { file: 'examples/operations/03-search.graphql', floor: '/search' };
const TIMELINE = { file: 'bench/timeline.graphql', floor: '/timeline' };

/** By name, in the order in which they are asked; README.md says what each is asked with. */
const SHAPES = {
  'screen-pop': SCREEN_POP,
  'screen-pop-shared': SCREEN_POP,
  worklist: { file: 'examples/operations/02-worklist.graphql', floor: '/worklist' },
  search: SEARCH,
  'search-names': SEARCH,
  'search-key': SEARCH,
  'timeline-1': TIMELINE,
  'timeline-1-busiest': TIMELINE,
  'timeline-100': TIMELINE,
  node: { file: 'bench/node.graphql', floor: '/node' },
  [LOG_INTERACTION]: { file: 'bench/log-interaction.graphql', floor: '/log-interaction' },
};

/** Those that only read: a bank that is kept stays as it is. */
export const SHAPE_NAMES = Object.keys(SHAPES).filter((shape) => shape !== LOG_INTERACTION);

/** Requests, as `load` sends them, for the floor and for the others: the same question about each of the variables. */
export function requestsOf(shape, variables) {
  const { file, floor } = SHAPES[shape];
  const query = operation(file);
  return {
    graphql: variables.map((own) => ({ path: '/graphql', body: JSON.stringify({ query, variables: own }) })),
    floor: variables.map((own) => ({ path: floor, body: JSON.stringify(own) })),
  };
}

/** Asks One Window once, for what the bench itself needs to know. */
export async function askOurs({ url, headers }, variables, file = TIMELINE.file) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: operation(file), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`One Window refused a question of the bench: ${errors[0].message}`);
  return data;
}
