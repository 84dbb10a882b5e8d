import type { TextRecord } from './domain/delimited-text';

/** Rows of one transaction: enough that its round trips do not matter, far below what replication bears. */
const BATCH_ROWS = 1_000;
/** Characters of one transaction, so that its statements stay below what servers accept (16 MB by default) when rows are long. */
const BATCH_LENGTH = 2_000_000;

/** Where a batch that begins at `start` ends, or undefined when it may still grow. */
function endOfBatch(records: readonly TextRecord[], start: number): number | undefined {
  let length = 0;
  for (let end = start; end < records.length; end += 1) {
    length += records[end]?.raw.length ?? 0;
    if (length > BATCH_LENGTH && end > start) return end;
    if (end - start + 1 === BATCH_ROWS) return end + 1;
  }
  return undefined;
}

/** The same records in batches of a size that one transaction bears. */
export async function* inBatches(
  pieces: AsyncIterable<readonly TextRecord[]>,
): AsyncGenerator<readonly TextRecord[]> {
  let waiting: readonly TextRecord[] = [];
  for await (const piece of pieces) {
    waiting = [...waiting, ...piece];
    let start = 0;
    for (let end = endOfBatch(waiting, 0); end !== undefined; end = endOfBatch(waiting, start)) {
      yield waiting.slice(start, end);
      start = end;
    }
    waiting = waiting.slice(start);
  }
  if (waiting.length > 0) yield waiting;
}
