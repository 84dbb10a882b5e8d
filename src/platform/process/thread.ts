import { parentPort, Worker, workerData } from 'node:worker_threads';

/** A compiled file that runs as a thread: what it is given to do, and what it says meanwhile. Both sides hold the same one. */
export class Thread<Task, Message> {
  constructor(
    private readonly file: string,
    private readonly limits: { readonly youngGenerationMb: number },
  ) {}

  /** Starts one; ends when it has ended, and fails as it does. */
  run(task: Task, onMessage: (message: Message) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(this.file, {
        workerData: task,
        resourceLimits: { maxYoungGenerationSizeMb: this.limits.youngGenerationMb },
      });
      thread.on('message', onMessage);
      thread.on('error', reject);
      thread.on('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`A thread (${this.file}) ended with status ${String(code)}.`));
      });
    });
  }

  /** In the thread: what there is to do. Whoever started it gave it so; the language cannot know. */
  task(): Task {
    return workerData as Task;
  }

  /** In the thread. */
  say(message: Message): void {
    parentPort?.postMessage(message);
  }
}
