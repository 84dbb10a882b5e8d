/** A JSON column's document. MySQL's driver gives it parsed, MariaDB keeps it as text. The caller names its shape: we wrote it. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- its only use is the caller's
export function parseJson<Document>(value: unknown): Document {
  return (typeof value === 'string' ? JSON.parse(value) : value) as Document;
}
