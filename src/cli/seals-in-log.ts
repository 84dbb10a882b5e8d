import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { HAS_COME_SO_FAR, IS_SET_ASIDE, type Vouched } from '../platform/audit/audit-record';

/** What a line of the log has seen of a chain; null of every other line. */
function sealIn(line: string): Vouched | null {
  if (!line.includes(HAS_COME_SO_FAR) && !line.includes(IS_SET_ASIDE)) return null;
  try {
    const said: unknown = JSON.parse(line);
    if (typeof said !== 'object' || said === null) return null;
    const { chain, records, seal }: Partial<Record<string, unknown>> = { ...said };
    if (typeof chain !== 'string' || typeof records !== 'number' || typeof seal !== 'string') return null;
    return { chain, place: records - 1, seal };
  } catch {
    return null;
  }
}

/** How far the audit trail had come, as servers' logs say. Throws when none of the files says anything of it. */
export async function sealsInLogs(files: readonly string[]): Promise<Vouched[]> {
  const seals: Vouched[] = [];
  for (const file of files) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const seal = sealIn(line);
      if (seal) seals.push(seal);
    }
  }
  if (files.length === 0 || seals.length > 0) return seals;
  throw new Error(
    `${files.join(', ')}: no line says "${HAS_COME_SO_FAR}". It must be the log of a server that keeps the trail, in lines of JSON, of level "info".`,
  );
}
