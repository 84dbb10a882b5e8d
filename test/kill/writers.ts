import type { KillableServer } from './killable-server';
import type { Sent } from './ledger';
import { nameOf, WRITTEN, type Ground, type Kind } from './written';

/** What asking again does not mend. */
const MISTAKES = [
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
];

/** What is asked of what has no id. */
const SHOWN: Readonly<Record<string, string>> = { setConsent: 'state', submitSurveyAnswer: 'score' };

function textOf({ mutation, object }: Kind): string {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const shown = SHOWN[mutation] ?? 'id';
  return `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${object} { ${shown} } userErrors { code message } } }`;
}

/** Of whoever gives no key one answer in so many is lost on the way, as if the server had been killed between writing and answering. */
const LOST_EACH = 3;

/** Clients that write as fast as they are answered, and note what they have sent and what was acknowledged. */
export class Writers {
  readonly ledger: Sent[] = [];
  acknowledged = 0;
  /** What each writer was told to have made, in the order in which it was. */
  readonly made: string[][] = [];
  failure: Error | null = null;
  #isStopped = false;
  #running: Promise<unknown> = Promise.resolve();
  #marker = 0;

  /** `keyless`: whoever asks again gives no key either, which nobody should do. */
  constructor(
    private readonly server: KillableServer,
    private readonly ground: Ground,
    private readonly keyless = false,
  ) {}

  start(count: number): void {
    const writers = Array.from({ length: count }, (_, writer) =>
      this.#write(writer).catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      }),
    );
    this.#running = Promise.all(writers);
  }

  /** Lets each finish what they ask for. Fails as the first writer has failed. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
    if (this.failure) throw this.failure;
  }

  /** Whether or not anybody answers them any more. */
  async giveUp(): Promise<void> {
    this.failure ??= new Error('They have given up.');
    await this.#running;
  }

  /** Every other writer gives keys, and asks again until it is told; the others never ask twice. */
  async #write(writer: number): Promise<void> {
    const isPatient = writer % 2 === 0;
    const { customers } = this.ground;
    const own: string[] = [];
    this.made.push(own);
    for (let turn = writer; !this.#isStopped && this.failure === null; turn += 1) {
      for (const [what, [first, ...others]] of Object.entries(WRITTEN)) {
        const customer = customers[turn % customers.length] ?? '';
        const made = await this.#send(nameOf(what, first), first, customer, isPatient);
        if (made !== null) own.push(made);
        for (const kind of others)
          if (made !== null) await this.#send(nameOf(what, kind), kind, made, isPatient);
      }
    }
  }

  /** The id of what was made or changed; null when no answer has said so. */
  async #send(name: string, kind: Kind, about: string, isPatient: boolean): Promise<string | null> {
    this.#marker += 1;
    const sent: Sent = { kind: name, marker: `kill-${String(this.#marker)}`, isAcknowledged: false };
    this.ledger.push(sent);
    const hasKey = isPatient && !this.keyless;
    const input = {
      ...kind.inputOf(sent.marker, about, this.ground),
      ...(hasKey && { idempotencyKey: sent.marker }),
    };
    let isLost = this.keyless && this.#marker % LOST_EACH === 0;
    do {
      const answer = await this.server.ask(textOf(kind), { input });
      if (isLost) {
        isLost = false;
        continue;
      }
      const [error] = answer?.errors ?? [];
      if (MISTAKES.includes(error?.extensions?.code ?? ''))
        throw new Error(`${name} was a mistake: ${JSON.stringify(error)}`);
      const payload = answer?.data?.[kind.mutation] as Payload | null | undefined;
      const [refusal] = payload?.userErrors ?? [];
      // Without a key it may have been done already, so that it cannot be done again.
      if (refusal !== undefined && this.keyless) return null;
      if (refusal !== undefined) throw new Error(`${name} was refused: ${refusal.code} ${refusal.message}`);
      const done = payload?.[kind.object] as { readonly id?: string } | null | undefined;
      if (done) {
        sent.isAcknowledged = true;
        this.acknowledged += 1;
        return done.id ?? null;
      }
    } while (isPatient && this.failure === null);
    return null;
  }
}

type Payload = Readonly<Record<string, unknown>> & {
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
};
