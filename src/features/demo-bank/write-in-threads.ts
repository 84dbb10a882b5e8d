import type { BatchQueue } from './batch-queue';
import { loadingThread, type LoadingMessage, type LoadingTask } from './loading';
import type { Drawn, WrittenBatch } from './write-batches';

/** Has so many threads write the batches of a queue, as `writeBatches` does in one; gives what is true of what each has drawn. */
export function writeInThreads(
  threads: number,
  { options, databaseUrl }: Omit<LoadingTask, 'memory'>,
  queue: BatchQueue,
  onWritten: (batch: WrittenBatch) => void,
): Promise<Drawn>[] {
  const { customers, seed, asOf } = options;
  const task = { options: { customers, seed, asOf }, databaseUrl, memory: queue.memory };
  const run = async () => {
    let drawn: Drawn = { tallies: new Map(), doubles: [] };
    await loadingThread.run(task, (message: LoadingMessage) => {
      if ('written' in message) onWritten(message.written);
      else drawn = message.drawn;
    });
    return drawn;
  };
  return Array.from({ length: threads }, run);
}
