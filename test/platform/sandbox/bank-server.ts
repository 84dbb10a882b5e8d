import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { SandboxHandler } from '../../../src/platform/sandbox/sandbox';
import { answer } from './bank-schema';

/** A page of ours that breaks its own rules, at /planted, so that the browser checks can be seen red. */
export interface PlantedPage {
  html: string;
  headers: Readonly<Record<string, string>>;
}

export interface BankServer {
  readonly origin: string;
  stop(): Promise<void>;
}

const graphqlRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** A small bank on a free loopback port: the sandbox, and `/graphql` that answers its questions. */
export async function startBankServer(sandbox: SandboxHandler, planted?: PlantedPage): Promise<BankServer> {
  const server = createServer((req, res) => {
    const path = (req.url ?? '').replace(/\?.*$/s, '');
    if (sandbox(req, res, path)) return;
    if (path === '/planted' && planted !== undefined) {
      res.writeHead(200, { 'content-type': 'text/html', ...planted.headers }).end(planted.html);
    } else if (path === '/graphql' && req.method === 'POST') {
      void answerOver(req, res);
    } else {
      res.writeHead(404).end('nothing of the sandbox');
    }
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerOver(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = graphqlRequest.parse(JSON.parse(await text(req)));
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await answer(request)));
}

/** On a free port below the range from which the system hands out ports by itself. */
async function listen(server: Server): Promise<number> {
  const port = randomInt(20_000, 32_000);
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return port;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return listen(server);
    throw error;
  }
}
