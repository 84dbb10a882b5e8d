import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** A connection that was kept too long is closed by its server just when it is used again: then another is taken. */
function ask(agent, side, { path, body }) {
  const { url: base, headers: given } = side;
  return new Promise((resolve, reject) => {
    const headers = {
      ...given,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const sent = request(new URL(path, base), { agent, method: 'POST', headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path} answered ${response.statusCode}: ${bytes.toString().slice(0, 500)}`));
      });
    });
    sent.on('error', (error) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(ask(agent, side, { path, body }));
      else reject(error);
    });
    sent.end(body);
  });
}

/**
 * Opens kept-alive connections to a side: `send` puts requests through them, so many at once; `arrive` as if they came from many
 * who do not wait for each other.
 */
export function openClient(side, concurrency) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  return {
    ask: (one) => ask(agent, side, one),
    /** Sends each request once; gives how long each took (milliseconds) and how many bytes came back in all. */
    async send(requests, atOnce = concurrency) {
      const milliseconds = [];
      let bytes = 0;
      let next = 0;
      const lane = async () => {
        while (next < requests.length) {
          const one = requests[next];
          next += 1;
          const began = performance.now();
          const { length } = await ask(agent, side, one);
          bytes += length;
          milliseconds.push(performance.now() - began);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      return { milliseconds, bytes };
    },
    /** So many a second, however long answers take; gives how long after its time each was answered (milliseconds). */
    async arrive(requests, perSecond) {
      const began = performance.now();
      const answered = requests.map(async (one, index) => {
        const due = began + (index * 1000) / perSecond;
        await delay(Math.max(0, due - performance.now()));
        await ask(agent, side, one);
        return performance.now() - due;
      });
      return { milliseconds: await Promise.all(answered) };
    },
    close: () => agent.destroy(),
  };
}
