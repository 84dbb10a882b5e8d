import type { Viewer } from '../identity/viewer';

/** Something that must be answered for later: who did what, to whom, and why. It carries no personal data but ids. */
export interface AuditEvent {
  readonly viewer: Pick<Viewer, 'subjectId' | 'roles' | 'clientKind'>;
  /** What was done, such as `customer:unmask`. */
  readonly action: string;
  /** The moment at which it was done. */
  readonly at: Date;
  /** Why, in the words of whoever did it; null where nobody is asked for a reason. */
  readonly reason: string | null;
  /** Global ids of what it was done to: customers, keys. */
  readonly subjects: readonly string[];
  /** The name of the operation that did it, where it has one. */
  readonly operation?: string | null;
}

/** Where such events are kept. */
export interface AuditTrail {
  /** Resolves when the event is kept; what must not happen untold waits for it, and does not happen when it rejects. */
  record(event: AuditEvent): Promise<void>;
  /** Keeps the event within a second, for what is too frequent to be waited for. A process that is killed takes that second with it. */
  note(event: AuditEvent): void;
  /** False when so much waits to be kept that nothing more may happen untold. */
  canKeep(): boolean;
}
