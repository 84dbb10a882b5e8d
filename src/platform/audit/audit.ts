import type { Viewer } from '../identity/viewer';

/** Something that must be answered for later: who did what, to whom, and why. It carries no personal data but ids. */
export interface AuditEvent {
  readonly viewer: Viewer;
  /** What was done, such as `customer:unmask`. */
  readonly action: string;
  /** The moment at which it was done. */
  readonly at: Date;
  /** Why, in the words of whoever did it; null where nobody is asked for a reason. */
  readonly reason: string | null;
  /** Global ids of what it was done to: customers, keys. */
  readonly subjects: readonly string[];
}

/** Where such events are kept. */
export interface AuditTrail {
  /** Resolves when the event is kept; what must not happen untold waits for it, and does not happen when it rejects. */
  record(event: AuditEvent): Promise<void>;
}
