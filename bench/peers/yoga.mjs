// GraphQL Yoga: plain resolvers, dataloaders of a request, SQL by hand.

import { readFileSync } from 'node:fs';
import { createSchema } from 'graphql-yoga';
import { mapped } from './mapped.mjs';
import { openReads } from './reads.mjs';
import { serveYoga } from './serve-yoga.mjs';

const { roots, lists, byId, edges, logInteraction, timeline } = openReads();

const listThroughLoader =
  (_read, name) =>
  (customer, { first }, { load }) =>
    load[name].load({ customer, first });

/** What the floor's own functions answered has the field already. */
const edgeThroughLoader =
  ({ of, idOf }, field) =>
  (parent, _args, { load }) => {
    if (parent[field] !== undefined) return parent[field];
    const id = idOf(parent);
    return id === null ? null : load[of].load(id);
  };

const { Customer, ...others } = mapped(edges, (fields) => mapped(fields, edgeThroughLoader));
const schema = createSchema({
  typeDefs: readFileSync(new URL('graph.graphql', import.meta.url), 'utf8'),
  resolvers: {
    Query: mapped(roots, (read) => (_, args) => read(args)),
    Mutation: { logInteraction: (_, args) => logInteraction(args) },
    Customer: { timeline, ...Customer, ...mapped(lists, listThroughLoader) },
    ...others,
  },
});

serveYoga(schema, lists, byId);
