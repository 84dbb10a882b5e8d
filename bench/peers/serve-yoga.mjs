import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createYoga } from 'graphql-yoga';
import { mapped } from './mapped.mjs';
import { tellAddress } from './tell-address.mjs';

/** Serves a schema by GraphQL Yoga; resolvers find a dataloader of the request for each list of a level, and for what is read by id, in `load`. */
export function serveYoga(schema, lists, byId = {}) {
  /** No list is asked for twice in one answer: none is kept. */
  const loadersOfRequest = () => ({
    ...mapped(lists, (read) => new DataLoader(read, { cache: false })),
    ...mapped(byId, (read) => new DataLoader(read)),
  });
  const yoga = createYoga({
    schema,
    context: () => ({ load: loadersOfRequest() }),
    graphiql: false,
    landingPage: false,
    logging: false,
  });
  const server = createServer(yoga);
  server.listen(0, '127.0.0.1', () => tellAddress(`http://127.0.0.1:${server.address().port}`));
}
