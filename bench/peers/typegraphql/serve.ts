import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { DataSource } from 'typeorm';
import type { Context, Facts } from './facts';
import { createLogInteraction } from './log-interaction';
import * as resolvers from './resolvers';
import { createRoots } from './roots';
import * as tables from './tables';
import * as written from './written-tables';

/** Serves on the database that the environment names; `prepare` gives what makes the facts of a request. */
export async function serve(prepare: (database: DataSource) => () => Facts): Promise<void> {
  const database = new DataSource({
    type: 'mysql',
    url: process.env['DATABASE_URL'] ?? '',
    entities: [...Object.values(tables), ...Object.values(written)],
    poolSize: 10,
    charset: 'utf8mb4',
    timezone: 'Z',
  });
  await database.initialize();
  const factsOfRequest = prepare(database);
  const schema = await buildSchema({
    resolvers: [createRoots(database), createLogInteraction(database), ...Object.values(resolvers)],
    validate: false,
  });
  const server = new ApolloServer<Context>({ schema });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: () => Promise.resolve({ facts: factsOfRequest() }),
  });
  console.log(JSON.stringify({ url: new URL(url).origin }));
  process.on('SIGTERM', () => process.exit());
}
