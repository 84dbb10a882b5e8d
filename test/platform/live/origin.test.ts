import { WebSocket } from 'ws';
import { openApi } from '../../support/api';

test('pages of others cannot connect', async () => {
  const api = await openApi();
  const status = (origin: string): Promise<number | 'OPEN'> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        origin,
      });
      socket.once('open', () => {
        socket.terminate();
        resolve('OPEN');
      });
      socket.once('unexpected-response', (request, response) => {
        request.destroy();
        resolve(response.statusCode ?? 0);
      });
      socket.once('error', () => undefined);
    });
  expect(await status('https://evil.example')).toBe(403);
  expect(await status('null')).toBe(403);
  expect(await status('https://desk.example')).toBe('OPEN');
  expect(await status(api.url)).toBe('OPEN');
});
