// Mercurius with JIT: its own loaders, SQL by hand.

import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { createCursors } from '../floor/cursor.mjs';
import { openPool } from '../floor/database.mjs';
import { createReads } from './reads.mjs';
import { tellAddress } from './tell-address.mjs';

const reads = createReads(
  openPool(process.env.DATABASE_URL),
  createCursors(Buffer.from(process.env.CURSOR_KEY, 'hex')),
);

/** Without its cache, whose keys are whole customers as text: nothing is asked for twice in one answer. */
const loaderOf = (read) => ({
  loader: (queries) => read(queries.map(({ obj, params }) => ({ customer: obj, ...params }))),
  opts: { cache: false },
});

const { loaders } = reads;
const app = fastify();
app.register(mercurius, {
  schema: readFileSync(new URL('graph.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Query: {
      node: (_, args) => reads.node(args),
      customer: (_, args) => reads.customer(args),
      customersByContact: (_, args) => reads.customersByContact(args),
      customers: (_, args) => reads.customers(args),
    },
    Mutation: { logInteraction: (_, args) => reads.logInteraction(args) },
    Customer: { timeline: reads.timeline },
  },
  loaders: {
    Customer: Object.fromEntries(Object.entries(loaders).map(([name, read]) => [name, loaderOf(read)])),
  },
  jit: 1,
});
tellAddress(await app.listen({ host: '127.0.0.1', port: 0 }));
