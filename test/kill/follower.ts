import { setTimeout as delay } from 'node:timers/promises';
import type { KillableServer } from './killable-server';

interface Feed {
  readonly events: readonly {
    readonly topic: string;
    readonly object: string;
    readonly customer: string | null;
  }[];
  readonly next: string;
  readonly isCaughtUp: boolean;
}

const QUERY =
  'query ($after: String) { changes(first: 100, after: $after) { events { topic object customer } next isCaughtUp } }';

/** Whoever pulls what has happened, and reads on from where they were, whoever is killed in between. */
export class Follower {
  /** What was heard of each customer, in the order in which it was. */
  readonly heard: Record<string, string[]> = {};
  #place: string | null = null;
  #isLast = false;
  #hasGivenUp = false;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly server: KillableServer) {}

  start(): void {
    this.#running = this.#follow();
  }

  /** Reads to the end. */
  async stop(): Promise<void> {
    this.#isLast = true;
    await this.#running;
  }

  /** Whether or not anybody answers any more. */
  async giveUp(): Promise<void> {
    this.#hasGivenUp = true;
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (!this.#hasGivenUp) {
      const isLast = this.#isLast;
      const feed = await this.#readOn();
      if (feed?.isCaughtUp && isLast) return;
      if (feed?.isCaughtUp !== false) await delay(20);
    }
  }

  async #readOn(): Promise<Feed | null> {
    const answer = await this.server.ask(QUERY, { after: this.#place });
    const feed = (answer?.data?.['changes'] ?? null) as Feed | null;
    if (feed === null) return null;
    for (const { topic, object, customer } of feed.events)
      (this.heard[customer ?? 'nobody'] ??= []).push(`${topic} ${object}`);
    this.#place = feed.next;
    return feed;
  }
}
