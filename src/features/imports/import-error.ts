/** The import cannot run, or cannot go on: what is wrong, where, and what to do. Told to people as it stands. */
export class ImportError extends Error {}

/** File and mapping do not fit: nothing has been imported. */
export class UnfitError extends ImportError {}

/** Somebody asked the import to stop. What is committed stays, and the same import run again goes on from there. */
export class InterruptedError extends ImportError {
  constructor(readonly signal: string) {
    super(`Stopped by ${signal}. What is in stays; run the same import again, and it goes on from there.`);
  }
}

/** Throws an InterruptedError when somebody has asked the import to stop. */
export function requireGoingOn(stopSignal: (() => string | null) | undefined): void {
  const signal = stopSignal?.() ?? null;
  if (signal !== null) throw new InterruptedError(signal);
}
