import { getOperationAST } from 'graphql';
import { hearApi } from './hearing.mjs';
import { authorization } from './identity.mjs';

// How the page asks the API: one POST to /graphql, which lies beside /sandbox whatever path a proxy puts in front.

/**
 * GraphiQL's fetcher: resolves to the GraphQL response, or to those that come as things happen; rejects with a message that
 * says what to do.
 */
export async function askApi(params, { headers = {}, documentAST } = {}) {
  const written = withNamesInLowerCase(headers);
  const operation = documentAST && getOperationAST(documentAST, params.operationName);
  if (operation?.operation === 'subscription') return hearApi(params, written);
  const response = await post(params, { ...(await authorization()), ...written });
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(
      `The server answered ${response.status} ${response.statusText} without JSON: ${body.slice(0, 500)}`,
    );
  }
}

/** So that a header that the visitor writes takes the place of ours, however it is written. */
function withNamesInLowerCase(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function post(params, headers) {
  try {
    return await fetch('graphql', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: JSON.stringify(params),
    });
  } catch {
    throw new Error(
      `No answer from ${window.location.host}. Is the server still running? Start it again, then run once more.`,
    );
  }
}
