import { DefaultNamingStrategy } from 'typeorm';

export function toSnakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `lastContactAt` in code is `last_contact_at` in the database. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || toSnakeCase(propertyName);
  }
}
