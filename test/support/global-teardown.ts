import type { ThrowawayServer } from '../../src/platform/db/local-server/throwaway-server';

declare global {
  /** Between global set-up and teardown, which jest runs in one process. */
  var testServer: ThrowawayServer | undefined;
}

export default async function globalTeardown(): Promise<void> {
  await globalThis.testServer?.stop();
}
