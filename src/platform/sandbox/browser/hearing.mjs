import { createClient } from 'graphql-ws';
import { authorization } from './identity.mjs';

// How the page subscribes: a WebSocket to /graphql, which lies beside /sandbox whatever path a proxy puts in front.

/** The answers of a subscription as they come, until it is stopped. Ends with a message that says what to do. */
export function hearApi(params, headers) {
  const client = createClient({
    url: new URL('graphql', window.location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => ({ ...(await authorization()), ...headers }),
    retryAttempts: 0,
  });
  const answers = client.iterate(params);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => answers.next().catch(explain),
    return: () => answers.return(),
  };
}

/** What the server refuses is told as it says it; that the connection is gone, in words. */
function explain(failure) {
  if (!(failure instanceof CloseEvent)) throw failure;
  const { code, reason } = failure;
  throw new Error(
    reason === ''
      ? `The connection to ${window.location.host} was lost (${code}). Run it again.`
      : `The server has ended it (${code}): ${reason}`,
  );
}
