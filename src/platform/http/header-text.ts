import { isUtf8 } from 'node:buffer';

/** The text of a header that people write. Node takes each byte for a character; what is UTF-8 was meant as such. */
export function headerText(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const asRead = header.toString();
  const bytes = Buffer.from(asRead, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : asRead;
}
