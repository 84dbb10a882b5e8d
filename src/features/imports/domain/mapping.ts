import type { Target } from './targets';

/** What a mapping document says, after it has been read and checked: which records of a file become which rows, and how. */

export type ConditionTest =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly isNot: readonly string[] }
  /** A regular expression, which the whole value matches. */
  | { readonly column: string; readonly matches: string };

/** What must hold of a row. A value counts as it stands in the file, without surrounding space. */
export type Condition =
  ConditionTest | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/** One way to a value, perhaps for some rows only; or several ways, of which the first that gives a value counts. */
export type Rule<Leaf> =
  (Leaf & { readonly when?: Condition | undefined }) | { readonly firstOf: readonly Rule<Leaf>[] };

/** The value of a column; empty and the named ones mean none. */
export interface ColumnLeaf {
  readonly column: string;
  readonly none: readonly string[];
  /** Files may lack the column; then it is none in every row. */
  readonly optional?: boolean | undefined;
}

export type TextLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & {
      /** What each value stands for. One that is not here stands for `otherwise`; without it, `unknown` says what becomes of it. */
      readonly codes?: Readonly<Record<string, string>> | undefined;
      readonly otherwise?: string | undefined;
      readonly unknown?: 'reject' | 'none' | undefined;
    })
  | { readonly czechBirthNumber: string; readonly lastYear: number; readonly part: 'gender' };

/** A moment in one column. Where several formats read it, they must agree. */
export interface WrittenLeaf extends ColumnLeaf {
  readonly formats: readonly string[];
  readonly lastYear?: number | undefined;
}

export type DateLeaf =
  WrittenLeaf | { readonly czechBirthNumber: string; readonly lastYear: number; readonly part: 'birthDate' };

export type MomentLeaf =
  | WrittenLeaf
  | {
      readonly date: WrittenLeaf;
      readonly time: WrittenLeaf;
      /** A moment of the same row that this one comes after: past midnight it lies on the next day. */
      readonly after?: string | undefined;
    };

/** A node of a catalogue (products, reasons) for each value that comes: made where it is missing, named as the value is. */
export interface GrownLeaf {
  /** One column a level, from the top down; a level that is none ends the path. */
  readonly grow: readonly string[];
  readonly none: readonly string[];
  /** Code of a declared node: that of a reason is the one above; that of a product tells what kind it is. */
  readonly under: string;
}

/** Points into a catalogue by a declared code, or by what comes. */
export type CatalogueLeaf = TextLeaf | GrownLeaf;

/** A whole number of seconds, 0 or more. */
export type SecondsLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & {
      /** `none`: a source that miscounts below zero. */ readonly negative: 'reject' | 'none';
    });

/** An exact decimal with at most 15 digits before and 4 after the mark. */
export type AmountLeaf =
  | { readonly constant: string }
  | (ColumnLeaf & { readonly decimal: '.' | ','; readonly grouping?: string | undefined });

export type TextRule = Rule<TextLeaf>;
export type DateRule = Rule<DateLeaf>;
export type MomentRule = Rule<MomentLeaf>;
export type SecondsRule = Rule<SecondsLeaf>;
export type AmountRule = Rule<AmountLeaf>;
export type CatalogueRule = Rule<CatalogueLeaf>;

/** A column, or the same text in every row: it keeps apart what a source numbers in several lists. */
export type KeyPart = string | { readonly constant: string };

/** The key that a source knows something by: one column, or several together. None when all of its columns are none. */
export interface KeyRule {
  readonly column: readonly KeyPart[];
  readonly none: readonly string[];
}

export interface CustomerRule extends KeyRule {
  /** Code of the source that knows the customer by this key, when it is not the mapping's own. */
  readonly source?: string | undefined;
  /** What the key is of, when not of the customer: of a holding, or of an account, whose owner is meant. */
  readonly through?: 'holder' | 'owner' | undefined;
  /** What a customer is that the source has not delivered yet. Without it a row of an unknown customer is rejected. */
  readonly newcomer?: { readonly kind: 'PERSON' | 'ORGANISATION'; readonly status: string } | undefined;
}

export interface ContactPointRule {
  readonly type: 'PHONE' | 'EMAIL' | 'POSTAL' | 'MESSENGER' | 'SOCIAL';
  readonly value: TextRule;
  readonly primary: boolean;
  readonly verified: boolean;
}

export interface SourceRule {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly trustRank: number;
  readonly timeZone: string;
}

export interface DelimitedFileRule {
  readonly delimiter: string;
  readonly quote: string | null;
  /** A label of the Encoding Standard: utf-8, windows-1252, iso-8859-2, utf-16le. */
  readonly encoding: string;
  /** The names of the columns when the file does not begin with them. */
  readonly columns?: readonly string[] | undefined;
}

/** A JSON object on each line; a column is the path to a value in it: `address.city`. */
export interface JsonFileRule {
  readonly format: 'ndjson';
  readonly encoding: string;
}

export type FileRule = DelimitedFileRule | JsonFileRule;

export type Names = Readonly<Record<string, string>>;

/** What a source knows beyond the model: a value of one type, under a key that is declared with its names. */
export type AttributeRule = { readonly names: Names } & (
  | { readonly type: 'TEXT'; readonly value: TextRule }
  | { readonly type: 'NUMBER'; readonly value: AmountRule }
  /** Days of the calendar from one date to another. */
  | { readonly type: 'NUMBER'; readonly days: { readonly from: DateRule; readonly to: DateRule } }
  /** Texts are `true` and `false`. */
  | { readonly type: 'BOOLEAN'; readonly value: TextRule }
  | { readonly type: 'DATE'; readonly value: DateRule }
);

/** A column that is made of others, or of the file's name. Empty when a part of it is. */
export type DerivedColumn = { readonly otherwise?: string | undefined } & (
  | {
      /** With `{column}` for the value of a column. */
      readonly text: string;
    }
  | {
      /** What the first group of a regular expression finds in a column, or in the file's name. */
      readonly match: string;
      readonly column?: string | undefined;
    }
);

/** One record that comes of a row. */
export interface RecordRule {
  /** Where it stands in the document. */
  readonly place: readonly (string | number)[];
  readonly target: Target;
  /** What tells the record from every other of its target. */
  readonly key: readonly KeyPart[];
  /** Only of rows for which this holds. */
  readonly when?: Condition | undefined;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

export interface SurveyRule {
  readonly name: string;
  readonly metric: 'NPS' | 'CSAT' | 'CES';
  readonly scale: { readonly min: number; readonly max: number };
  readonly trigger?: string | undefined;
  readonly questions: Names;
}

export interface Mapping {
  readonly source: SourceRule;
  readonly file: FileRule;
  readonly derive: Readonly<Record<string, DerivedColumn>>;
  /** Written in this order: what one points to comes before it. */
  readonly records: readonly RecordRule[];
  /** Records to leave out; the first reason that holds is counted. */
  readonly skip: readonly { readonly when: Condition; readonly because: string }[];
  readonly products: Readonly<Record<string, { readonly kind: string; readonly names: Names }>>;
  readonly reasons: Readonly<Record<string, { readonly parent?: string | undefined; readonly names: Names }>>;
  readonly surveys: Readonly<Record<string, SurveyRule>>;
}
