// GraphQL Yoga with a schema by Pothos, and Drizzle. Prisma was looked at instead: its command, which generates the client, fetches
// an engine from a place of its own, so that npm alone does not make it run.

import { drizzle } from 'drizzle-orm/mysql2';
import mysql from 'mysql2';
import { createCursors } from '../../floor/cursor.mjs';
import { serveYoga } from '../serve-yoga.mjs';
import { createLogInteraction } from './log-interaction.mjs';
import { createReads } from './reads.mjs';
import { createSchema } from './schema.mjs';

const pool = mysql.createPool({
  uri: process.env.DATABASE_URL,
  connectionLimit: 10,
  charset: 'utf8mb4',
  timezone: 'Z',
});
const db = drizzle(pool);
const reads = createReads(db, createCursors(Buffer.from(process.env.CURSOR_KEY, 'hex')));
serveYoga(createSchema({ ...reads, logInteraction: createLogInteraction(db) }), reads.loaders);
