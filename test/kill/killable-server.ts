import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../src/platform/db/local-server/free-port';
import { demoBearer } from '../support/demo-token';
import { startNode, type StartedProcess } from '../support/started-process';

/** What the server signs by. */
export const SECRET = Buffer.from('ab'.repeat(32), 'hex');

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** The product in its production form, on one port, that can be killed and started again. */
export class KillableServer {
  #process: StartedProcess | undefined;
  #headers: Record<string, string> = {};

  private constructor(
    private readonly folder: string,
    private readonly databaseUrl: string,
    private readonly port: number,
  ) {}

  static async start(folder: string, databaseUrl: string): Promise<KillableServer> {
    const server = new KillableServer(folder, databaseUrl, await freePort());
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    this.#process = await startNode(this.folder, ['dist/main.js'], {
      DATABASE_URL: this.databaseUrl,
      PORT: String(this.port),
      CURSOR_KEY: SECRET.toString('hex'),
      DEMO_IDENTITIES: this.folder,
      CLOCK_INTERVAL_MS: '200',
      LIMIT_BUCKET: '1000000000',
      LIMIT_BUCKET_REFILL: '1000000000',
    });
    await this.#process.printed(/"url":"([^"]+)"/);
    this.#headers = { 'Content-Type': 'application/json', ...demoBearer(this.folder) };
  }

  async kill(): Promise<void> {
    if (this.#process === undefined) throw new Error('It does not run.');
    process.kill(this.#process.pid, 'SIGKILL');
    await this.#process.ended;
  }

  /** The answer, or null when none came, or one that leaves open what has become of it. */
  async ask(query: string, variables: object): Promise<Answer | null> {
    try {
      const response = await fetch(`http://127.0.0.1:${String(this.port)}/graphql`, {
        method: 'POST',
        headers: this.#headers,
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    } catch {
      await delay(20); // nobody is there; a client that does not wait keeps them from coming back
      return null;
    }
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}
