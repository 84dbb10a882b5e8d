import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The header of a demo identity whose token stands in a folder. */
export function demoBearer(folder: string, role = 'care_manager'): { authorization: string } {
  const text = readFileSync(join(folder, 'demo-identities.json'), 'utf8');
  const token = (JSON.parse(text) as Record<string, string>)[role];
  if (token === undefined) throw new Error(`There is no demo identity "${role}".`);
  return { authorization: `Bearer ${token}` };
}
