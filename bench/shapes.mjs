// The questions: how each is asked of either side.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/cli/prepare.mjs';

const operation = (file) => readFileSync(join(root, file), 'utf8');
const TIMELINE = 'bench/timeline.graphql';

/** `floor` is the floor's path for it. */
const SHAPES = {
  'screen-pop': { file: 'examples/operations/01-screen-pop.graphql', floor: '/screen-pop' },
  worklist: { file: 'examples/operations/02-worklist.graphql', floor: '/worklist' },
  search: { file: 'examples/operations/03-search.graphql', floor: '/search' },
  'timeline-1': { file: TIMELINE, floor: '/timeline' },
  'timeline-100': { file: TIMELINE, floor: '/timeline' },
};

/** Requests, as `load` sends them, for each side: the same question about each of the variables. */
export function requestsOf(shape, variables) {
  const { file, floor } = SHAPES[shape];
  const query = operation(file);
  return {
    ours: variables.map((own) => ({ path: '/graphql', body: JSON.stringify({ query, variables: own }) })),
    floor: variables.map((own) => ({ path: floor, body: JSON.stringify(own) })),
  };
}

/** Asks One Window once, for what the bench itself needs to know. */
export async function askOurs(url, variables, file = TIMELINE) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: operation(file), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`One Window refused a question of the bench: ${errors[0].message}`);
  return data;
}
