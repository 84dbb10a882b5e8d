import { PromiseApi } from '../promises/promise-api';

export interface CasePayload {
  readonly case: {
    readonly id: string;
    readonly status: string;
    readonly rootCause: string | null;
    readonly redress: { readonly amount: string; readonly currency: string } | null;
    readonly resolvedAt: string | null;
    readonly toldAt: string | null;
    readonly toldHow: string | null;
    readonly closedAt: string | null;
    readonly dueAt: string | null;
    readonly reopenings: number;
    readonly version: number;
    readonly owner: { readonly id: string } | null;
  } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: string;
    readonly message: string;
    readonly allowedMoves: readonly string[] | null;
    readonly currentVersion: number | null;
  }[];
}

export const CASE_VERBS = ['open', 'assign', 'pause', 'resume', 'resolve', 'reopen', 'close'] as const;
export type CaseVerb = (typeof CASE_VERBS)[number];

/** The text of a mutation, with all that a case shows of its course. */
export function caseMutation(verb: CaseVerb): string {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}CaseInput`;
  return `mutation ($input: ${type}!) { ${verb}Case(input: $input) {
    case { id status rootCause redress { amount currency } resolvedAt toldAt toldHow closedAt dueAt reopenings version owner { id } }
    userErrors { code field message allowedMoves currentVersion } } }`;
}

/** Where a case must stand for a move. */
const FROM: Readonly<Record<Exclude<CaseVerb, 'open'>, string>> = {
  ...{
    assign: 'NEW',
    pause: 'OPEN',
    resume: 'WAITING',
    resolve: 'OPEN',
    reopen: 'RESOLVED',
    close: 'RESOLVED',
  },
};

/** The API with what is asked about cases. */
export class CaseApi {
  private constructor(readonly open: PromiseApi) {}

  static async start(): Promise<CaseApi> {
    return new CaseApi(await PromiseApi.open());
  }

  async ask(verb: CaseVerb, input: object): Promise<CasePayload> {
    const data = await this.open.api.ask<Record<string, CasePayload>>(caseMutation(verb), { input });
    const payload = data[`${verb}Case`];
    if (payload === undefined) throw new Error('There was no payload.');
    return payload;
  }

  /** What `open` needs, for somebody new unless said otherwise. */
  async wish(more: object = {}): Promise<{ customer: string }> {
    const customer = `cus_${await this.open.api.bank.customer()}`;
    return { customer, ...{ kind: 'COMPLAINT', subject: 'Charged twice' }, ...more };
  }

  /** The id of a case that stands so, of somebody new. */
  async standing(status: string, more: object = {}): Promise<string> {
    const owner = `agt_${await this.open.api.bank.agent()}`;
    const { case: opened } = await this.ask(
      'open',
      await this.wish({ ...(status !== 'NEW' && { owner }), ...more }),
    );
    const id = String(opened?.id);
    if (status === 'WAITING') await this.ask('pause', { id });
    if (status === 'RESOLVED' || status === 'CLOSED') await this.ask('resolve', { id });
    if (status === 'CLOSED') await this.ask('close', { id });
    return id;
  }

  /** What a mutation is asked with besides the case. */
  async rest(verb: CaseVerb): Promise<object> {
    return verb === 'assign' ? { owner: `agt_${await this.open.api.bank.agent()}` } : {};
  }

  /** What a mutation is asked with, so that it is done. */
  async inputOf(verb: CaseVerb): Promise<object> {
    if (verb === 'open') return this.wish();
    return { id: await this.standing(FROM[verb]), ...(await this.rest(verb)) };
  }

  /** All that a mutation may leave behind, keys apart. */
  async everything(): Promise<unknown> {
    return Promise.all(['cases', 'changes', 'outbox_messages'].map((table) => this.open.rows(table)));
  }
}
