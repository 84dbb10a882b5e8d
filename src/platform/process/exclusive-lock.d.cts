export interface HeldLock {
  /** Leaves a note for those who find the lock held, such as where its holder serves. */
  announce(note: string): void;
  release(): void;
}

export interface LockHolder {
  readonly pid: number;
  readonly note: string | null;
}

export type LockAttempt = { readonly held: HeldLock } | { readonly holder: LockHolder };

/**
 * Takes the lock `name` in `folder`, or tells who has it. Exactly one of any number of contenders gets it. It needs no
 * clean-up after a crash: a holder that no longer runs holds nothing, even when another process has got its number.
 */
export function tryLock(folder: string, name: string): LockAttempt;

/** Waits until the lock is free. `onWait` is called once when somebody else has it. */
export function waitForLock(
  folder: string,
  name: string,
  onWait?: (holder: LockHolder) => void,
): Promise<HeldLock>;
