// Who only listen: a WebSocket each, as a window that lies open, and one subscription to a customer.

import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** That are being opened at the same time. */
const AT_ONCE = 50;

const query = 'subscription Listen($id: ID!) { customerChanged(id: $id) { at topic } }';

/** `people` gives the headers of the listener with a number. Every error is told to `onError`. */
export async function openListeners({ url }, { people, count, customers, onError }) {
  const listeners = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const number = next;
      next += 1;
      const connectionParams = await people(number);
      const listener = await openListener(url, {
        connectionParams,
        id: customers[number % customers.length],
        onError,
      });
      listeners.push(listener);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return {
    /** How many have heard something. */
    heard: () => listeners.filter(({ hasHeard }) => hasHeard()).length,
    close: () => Promise.all(listeners.map(({ close }) => close())),
  };
}

/** Is there when the server has let them in. */
function openListener(url, { connectionParams, id, onError }) {
  return new Promise((resolve, reject) => {
    let isClosing = false;
    let heard = 0;
    const client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams,
      lazy: false,
      retryAttempts: 0,
      onNonLazyError: reject,
      on: {
        connected: () => resolve({ hasHeard: () => heard > 0, close }),
        closed: ({ code, reason }) => {
          if (!isClosing) onError(`A listener was cut off: ${code} ${reason}`);
        },
      },
    });
    const close = () => {
      isClosing = true;
      return client.dispose();
    };
    const sink = {
      next: ({ errors }) => {
        if (errors) onError(`A listener was told: ${errors[0].message}`);
        else heard += 1;
      },
      error: (error) => {
        if (!isClosing) onError(`A listener failed: ${JSON.stringify(error)}`);
      },
      complete: () => {
        if (!isClosing) onError('A subscription ended by itself.');
      },
    };
    client.subscribe({ query, variables: { id } }, sink);
  });
}
