/** The next batch that nobody has taken. */
const NEXT = 0;
/** From here on, one cell a batch: 1 when it is in the database since an earlier load. */
const BATCHES = 1;

/** Which batches are left, for all who write them: in this thread, or, given its memory, in another. */
export class BatchQueue {
  private readonly cells: Int32Array;

  constructor(readonly memory: SharedArrayBuffer) {
    this.cells = new Int32Array(memory);
  }

  /** Of so many batches, of which some were written before. */
  static of(count: number, written: Iterable<number>): BatchQueue {
    const queue = new BatchQueue(new SharedArrayBuffer((BATCHES + count) * Int32Array.BYTES_PER_ELEMENT));
    for (const batch of written) queue.cells[BATCHES + batch] = 1;
    return queue;
  }

  private get count(): number {
    return this.cells.length - BATCHES;
  }

  /** The number of the next batch; null when all are taken. */
  take(): number | null {
    const next = Atomics.add(this.cells, NEXT, 1);
    return next < this.count ? next : null;
  }

  /** Gives out no more. */
  stop(): void {
    Atomics.store(this.cells, NEXT, this.count);
  }

  isWritten(batch: number): boolean {
    return this.cells[BATCHES + batch] === 1;
  }
}
