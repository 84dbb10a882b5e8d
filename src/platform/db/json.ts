/** A JSON column's document. MySQL's driver gives it parsed, MariaDB keeps it as text. The caller names its shape: we wrote it. */
export function parseJson<Document>(value: unknown): Document {
  return (typeof value === 'string' ? JSON.parse(value) : value) as Document;
}
