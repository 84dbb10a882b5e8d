// The floor: the questions of the bench, answered by hand. POST /<question> with the variables; no GraphQL, no rights, no limits.
// DATABASE_URL and CURSOR_KEY are as for One Window; prints the address that it serves on.

import { createServer } from 'node:http';
import { createCursors } from './cursor.mjs';
import { openPool } from './database.mjs';
import { logInteraction } from './log-interaction.mjs';
import { node } from './node.mjs';
import { screenPop } from './screen-pop.mjs';
import { search } from './search.mjs';
import { timeline } from './timeline.mjs';
import { worklist } from './worklist.mjs';

const answers = {
  '/screen-pop': screenPop,
  '/worklist': worklist,
  '/search': search,
  '/timeline': timeline,
  '/node': node,
  '/log-interaction': logInteraction,
};

const SHORT = 16_384;

const db = openPool(process.env.DATABASE_URL);
const cursors = createCursors(Buffer.from(process.env.CURSOR_KEY, 'hex'));

async function answer(path, body, response) {
  const data = await answers[path](db, JSON.parse(body), cursors);
  const toSend = quickest(`${JSON.stringify({ data })}\n`);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(toSend),
  });
  response.end(toSend);
}

/** A short text as it is; a long one in one go: else it is gone through twice more, for its length. */
function quickest(text) {
  if (text.length <= SHORT) return text;
  const room = Buffer.allocUnsafeSlow(text.length * 3);
  return room.subarray(0, room.write(text));
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    answer(request.url, body, response).catch((error) => {
      response.writeHead(500).end(`${error.stack}\n`);
    });
  });
});

server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.on('SIGTERM', () => process.exit());
