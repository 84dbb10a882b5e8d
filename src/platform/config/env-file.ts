import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** Adds the variables of a `.env` file to the environment, if there is one; what is set already stays. */
export function loadEnvFileIfPresent(file: string): void {
  if (existsSync(file)) loadEnvFile(file);
}
