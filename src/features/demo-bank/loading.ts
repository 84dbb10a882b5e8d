import { join } from 'node:path';
import { Thread } from '../../platform/process/thread';
import type { PlanOptions } from './open-bank';
import type { Drawn, WrittenBatch } from './write-batches';

export interface LoadingTask {
  readonly options: PlanOptions;
  readonly databaseUrl: string;
  /** Of the queue that all take batches from. */
  readonly memory: SharedArrayBuffer;
}

/** What a loading thread says: of each batch, and at its end. */
export type LoadingMessage = { readonly written: WrittenBatch } | { readonly drawn: Drawn };

/** Drawing makes young objects; with room for them, their collection takes half the time. */
export const loadingThread = new Thread<LoadingTask, LoadingMessage>(join(__dirname, 'loading-thread.js'), {
  youngGenerationMb: 96,
});
