import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** How long a test may wait for such a tool: on a busy machine they take a multiple of their few seconds. */
export const TOOL_TIMEOUT_MS = 60_000;

const ROOT = join(__dirname, '../..');

/** A small project in a folder of its own, under this project's real configuration: a place to break rules in. */
export interface PlantedProject {
  readonly folder: string;
  /** Runs a tool of node_modules/.bin there and gives what it wrote and how it ended. */
  run(tool: string, args: readonly string[]): Promise<ToolResult>;
  remove(): Promise<void>;
}

export interface ToolResult {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `configuration` names files of this project to take over as they are; `files` are planted beside them, path by path. */
export async function plantProject(
  configuration: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<PlantedProject> {
  const folder = await mkdtemp(join(tmpdir(), 'one-window-planted-'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await Promise.all(configuration.map((name) => cp(join(ROOT, name), join(folder, name))));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return {
    folder,
    run: (tool, args) => runTool(folder, tool, args),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runTool(folder: string, tool: string, args: readonly string[]): Promise<ToolResult> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/.bin', tool), ...args], { cwd: folder });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [output, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, output, errors };
}
