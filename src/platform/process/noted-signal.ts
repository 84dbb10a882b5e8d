const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export interface NotedSignals {
  /** The first signal that came; null as long as none did. */
  noted(): string | null;
  /** Lets signals do again what they do by themselves. */
  close(): void;
}

/** Notes SIGINT, SIGTERM and SIGHUP for somebody who stops at the next good place. A second one ends the process at once. */
export function listenForSignals(): NotedSignals {
  let first: string | null = null;
  const listeners = Object.entries(SIGNALS).map(([signal, status]) => {
    const listener = (): void => {
      if (first !== null) process.exit(status);
      first = signal;
    };
    process.on(signal, listener);
    return [signal, listener] as const;
  });
  return {
    noted: () => first,
    close() {
      for (const [signal, listener] of listeners) process.off(signal, listener);
    },
  };
}
