/** Asks a server of this product, as any client does. The caller names the answer's shape; JSON cannot be known. */
export interface Graph {
  ask<Answer>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
}

interface Body<Answer> {
  readonly data?: Answer;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks with a bearer token. Rejects with the server's own words when it answers with errors. */
export function graphAt(url: string, token: string): Graph {
  return {
    async ask<Answer>(query: string, variables: Readonly<Record<string, unknown>> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors = [] } = (await response.json()) as Body<Answer>;
      if (data === undefined || errors.length > 0)
        throw new Error(`The graph refused a question: ${errors.map(({ message }) => message).join(' ')}`);
      return data;
    },
  };
}
