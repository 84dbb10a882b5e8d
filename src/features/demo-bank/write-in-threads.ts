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
    try {
      await loadingThread.run(task, (message: LoadingMessage) => {
        if ('written' in message) onWritten(message.written);
        else drawn = message.drawn;
      });
      return drawn;
    } catch (error) {
      queue.stop(); // a thread that could not even begin, or ran out of memory, has not said so itself
      throw error;
    }
  };
  return Array.from({ length: threads }, run);
}
