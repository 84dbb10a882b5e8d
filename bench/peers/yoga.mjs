// GraphQL Yoga: plain resolvers, dataloaders of a request, SQL by hand.

import { readFileSync } from 'node:fs';
import { createSchema } from 'graphql-yoga';
import { createCursors } from '../floor/cursor.mjs';
import { openPool } from '../floor/database.mjs';
import { createReads } from './reads.mjs';
import { serveYoga } from './serve-yoga.mjs';

const { loaders, timeline, logInteraction, ...roots } = createReads(
  openPool(process.env.DATABASE_URL),
  createCursors(Buffer.from(process.env.CURSOR_KEY, 'hex')),
);

const throughLoader =
  (name) =>
  (customer, { first }, { load }) =>
    load[name].load({ customer, first });

const schema = createSchema({
  typeDefs: readFileSync(new URL('graph.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Query: Object.fromEntries(Object.entries(roots).map(([name, read]) => [name, (_, args) => read(args)])),
    Mutation: { logInteraction: (_, args) => logInteraction(args) },
    Customer: {
      timeline,
      ...Object.fromEntries(Object.keys(loaders).map((name) => [name, throughLoader(name)])),
    },
  },
});

serveYoga(schema, loaders);
