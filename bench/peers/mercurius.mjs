// Mercurius with JIT: its own loaders, SQL by hand.

import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';
import { mapped } from './mapped.mjs';
import { openReads } from './reads.mjs';
import { tellAddress } from './tell-address.mjs';

const { roots, lists, byId, edges, logInteraction, timeline } = openReads();

/** Without its cache: no list is asked for twice in one answer, and of what is read by id each id is asked for once here. */
const uncached = (loader) => ({ loader, opts: { cache: false } });

const listLoader = (read) =>
  uncached((queries) => read(queries.map(({ obj, params }) => ({ customer: obj, ...params }))));

/** What the floor's own functions answered has the field already. */
const edgeLoader = ({ of, idOf }, field) =>
  uncached(async (queries) => {
    const asked = queries.map(({ obj }) => (obj[field] === undefined ? idOf(obj) : null));
    const ids = [...new Set(asked.filter((id) => id !== null))];
    const facts = ids.length === 0 ? [] : await byId[of](ids);
    const found = new Map(ids.map((id, place) => [id, facts[place]]));
    return queries.map(({ obj }, place) => obj[field] ?? found.get(asked[place]) ?? null);
  });

const { Customer, ...others } = mapped(edges, (fields) => mapped(fields, edgeLoader));
const app = fastify();
app.register(mercurius, {
  schema: readFileSync(new URL('graph.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Query: mapped(roots, (read) => (_, args) => read(args)),
    Mutation: { logInteraction: (_, args) => logInteraction(args) },
    Customer: { timeline },
  },
  loaders: { ...others, Customer: { ...Customer, ...mapped(lists, listLoader) } },
  jit: 1,
});
tellAddress(await app.listen({ host: '127.0.0.1', port: 0 }));
