import { Agent, request } from 'node:http';

function ask(agent, { url: base, headers: given }, { path, body }) {
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
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Opens kept-alive connections to a side: `send` puts requests through them, so many at once. */
export function openClient(side, concurrency) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  return {
    ask: (one) => ask(agent, side, one),
    /** Sends each request once; gives how long each took (milliseconds) and how many bytes came back in all. */
    async send(requests) {
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
      await Promise.all(Array.from({ length: concurrency }, lane));
      return { milliseconds, bytes };
    },
    close: () => agent.destroy(),
  };
}
