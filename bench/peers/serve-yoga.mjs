import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createYoga } from 'graphql-yoga';
import { tellAddress } from './tell-address.mjs';

/** Serves a schema by GraphQL Yoga; resolvers find a dataloader for each read of a level in `load`. */
export function serveYoga(schema, loaders) {
  /** Nothing is asked for twice in one answer: what would be kept by key is not. */
  const loadersOfRequest = () =>
    Object.fromEntries(
      Object.entries(loaders).map(([name, read]) => [name, new DataLoader(read, { cache: false })]),
    );
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
