import type { IncomingHttpHeaders } from 'node:http';
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server';
import { noteReads } from '../audit/audit-reads';
import type { OperationRequest } from '../http/graphql-endpoint';
import type { RequestContext } from './context';
import { Recent } from './execution/recent';
import type { KnownDocuments } from './known-documents';
import { OperationWork, type OperationContext, type WorkMeans } from './operation-work';

/** Kinds of answers that clients accept, as they write it. */
const ACCEPTED = 100;

export interface AnswerMeans extends WorkMeans {
  readonly apollo: ApolloServer<OperationContext>;
  readonly documents: KnownDocuments;
}

export type AnswerOperation = (
  request: OperationRequest,
  context: RequestContext,
) => Promise<HTTPGraphQLResponse>;

/** As Apollo Server takes them. */
function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/**
 * Answers what comes by HTTP. A document that Apollo Server has read and found valid is answered without it the next time, if nothing goes wrong;
 * whatever does is told by Apollo Server, which is handed the work as far as it has come (docs/adr/0024-known-documents.md).
 */
export function answerOperations({ apollo, documents, ...means }: AnswerMeans): AnswerOperation {
  /** What says the type that Apollo Server has chosen for an answer, by what a client accepts. All answers share it: nobody adds to it. */
  const heads = new Recent<string, HeaderMap>(ACCEPTED);

  const answerByApollo = async (
    request: OperationRequest,
    context: RequestContext,
    work: OperationWork,
  ): Promise<HTTPGraphQLResponse> => {
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { ...request, headers: headerMap(request.headers) },
      context: () => Promise.resolve({ ...context, work }),
    });
    const type = response.headers.get('content-type');
    if (response.status === undefined && request.method === 'POST' && type !== undefined)
      heads.get(request.headers.accept ?? '', () => new HeaderMap([['content-type', type]]));
    return response;
  };

  return async (request, context) => {
    const { method, body, headers } = request;
    const work = new OperationWork(means);
    const known = method === 'POST' ? documents.find(body) : null;
    const head = heads.find(headers.accept ?? '');
    if (!known || !head) return answerByApollo(request, context, work);
    try {
      await work.weigh(known, context);
      const { document, operation, operationName, variables } = known;
      const result = await work.execute({ document, operation, operationName, variables, context });
      if (!result.errors) {
        const cost = await work.settle(known, result, context);
        const string = `${JSON.stringify({ data: result.data, extensions: { cost } })}\n`;
        noteReads(context, operation.name?.value ?? null);
        return { headers: head, body: { kind: 'complete', string } };
      }
    } catch {
      // Told below.
    }
    return answerByApollo(request, context, work);
  };
}
