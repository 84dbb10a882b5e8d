import 'reflect-metadata';
import { createDataSource } from '../../platform/db/data-source';
import { openDb } from '../../platform/db/db';
import { BatchQueue } from './batch-queue';
import { loadingThread } from './loading';
import { openBank } from './open-bank';
import { writeBatches } from './write-batches';

/** One of the threads that load a large bank: takes batches from the queue of all, over a connection of its own. */
async function load(): Promise<void> {
  const { options, databaseUrl, memory } = loadingThread.task();
  const dataSource = await createDataSource(databaseUrl, { poolSize: 1, statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    const queue = new BatchQueue(memory);
    const drawn = await writeBatches(openDb(dataSource), openBank(options), queue, (written) => {
      loadingThread.say({ written });
    });
    loadingThread.say({ drawn });
  } finally {
    await dataSource.destroy();
  }
}

void load();
