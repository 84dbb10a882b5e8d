import type { BatchQueue } from './batch-queue';
import type { Tallies } from './domain/golden-figures';
import { loadingThread, type LoadingMessage, type LoadingTask } from './loading';
import type { WrittenBatch } from './write-batches';

/** Has so many threads write the batches of a queue, as `writeBatches` does in one; gives what each has counted. */
export function writeInThreads(
  threads: number,
  { options, databaseUrl }: Omit<LoadingTask, 'memory'>,
  queue: BatchQueue,
  onWritten: (batch: WrittenBatch) => void,
): Promise<Tallies>[] {
  const { customers, seed, asOf } = options;
  const task = { options: { customers, seed, asOf }, databaseUrl, memory: queue.memory };
  const run = async () => {
    let tallies: Tallies = new Map();
    await loadingThread.run(task, (message: LoadingMessage) => {
      if ('written' in message) onWritten(message.written);
      else tallies = message.tallies;
    });
    return tallies;
  };
  return Array.from({ length: threads }, run);
}
