import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server on which the server may fall silent, as behind a wall that drops what comes: neither an answer nor an end. */
export interface SilencedWay {
  readonly port: number;
  /** From now on the server says nothing any more on a connection once what the client says has one of these words; null: it is heard. */
  silenceAfter(words: string | null, ...others: string[]): void;
  /** Connections of clients that are open. */
  open(): number;
  close(): Promise<void>;
}

export async function openSilencedWay(target: {
  readonly host: string;
  readonly port: number;
}): Promise<SilencedWay> {
  let words: readonly string[] = [];
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const way = createServer((client) => {
    const server = connect(target.port, target.host);
    let isSilent = words.includes('');
    keep(client);
    keep(server);
    clients.add(client);
    client.on('close', () => {
      clients.delete(client);
      server.destroy();
    });
    client.on('data', (said) => {
      isSilent ||= words.some((word) => said.includes(word));
      if (!isSilent) server.write(said);
    });
    server.on('data', (said) => {
      if (!isSilent) client.write(said);
    });
    server.on('close', () => {
      if (!isSilent) client.destroy();
    });
  });
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve));
  return {
    port: (way.address() as AddressInfo).port,
    silenceAfter(first, ...others) {
      words = first === null ? [] : [first, ...others];
    },
    open: () => clients.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => way.close(resolve));
    },
  };
}
