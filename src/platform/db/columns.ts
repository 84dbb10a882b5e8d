import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** The column types of this database, one name each. Collations are named on every column: the servers' defaults differ. */
type Options = Pick<ColumnOptions, 'nullable'>;

const ASCII = { charset: 'ascii', collation: 'ascii_bin' } as const;
const ID = { type: 'char', length: 16, ...ASCII } as const;

/** The row's own id (see kernel/id). */
export const IdPrimaryColumn = (): PropertyDecorator => PrimaryColumn(ID);
/** What tells one content from every other: SHA-256, 64 hexadecimal digits. */
export const DigestColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'char', length: 64, ...ASCII, ...options });
/** The id of another row. */
export const IdColumn = (options: Options = {}): PropertyDecorator => Column({ ...ID, ...options });
/** A value of an enum, written as its name. Not ENUM: adding a value must not rewrite the table. */
export const EnumColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 32, ...ASCII, ...options });
/** A code that people chose: a currency, a language tag, a time zone, a product code. */
export const CodeColumn = (length: number, options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, ...ASCII, ...options });
/** A key that another system made. Compared byte by byte. */
export const KeyColumn = (length: number, options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, charset: 'utf8mb4', collation: 'utf8mb4_bin', ...options });
/** A SHA-256 digest in hexadecimal. */
export const HashColumn = (): PropertyDecorator => Column({ type: 'char', length: 64, ...ASCII });
/** What people wrote. Compared without regard to case and accents. */
export const TextColumn = (length: number, options: Options = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, charset: 'utf8mb4', collation: 'utf8mb4_unicode_520_ci', ...options });
/** What people wrote at length. */
export const LongTextColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'text', charset: 'utf8mb4', collation: 'utf8mb4_unicode_520_ci', ...options });
/** A moment in UTC, to the millisecond. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'datetime', precision: 3, ...options });
/** A moment that tells a row from the others of its owner. */
export const InstantPrimaryColumn = (): PropertyDecorator =>
  PrimaryColumn({ type: 'datetime', precision: 3 });
/** A calendar day. */
export const DateColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'date', ...options });
/** An exact amount of money: 15 digits before the point, 4 after it. */
export const AmountColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'decimal', precision: 19, scale: 4, ...options });
/** A share of a whole, 0 to 1, to four places. */
export const ShareColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'decimal', precision: 5, scale: 4, ...options });
/** A whole number: seconds, a score, a count, a version. */
export const IntegerColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'int', ...options });
/** A whole number that may be beyond 2^31, such as the bytes of a file; in code safe integers only. */
export const BigIntegerColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'bigint', ...options });
export const FlagColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'boolean', ...options });
/** A document, read in code only. MariaDB keeps it as text. */
export const JsonColumn = (options: Options = {}): PropertyDecorator => Column({ type: 'json', ...options });
