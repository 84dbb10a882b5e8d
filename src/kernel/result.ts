/** Why nothing was done, and which part of the input it is about: a path in it, `told.at`. */
export interface Refusal<Code extends string> {
  readonly code: Code;
  readonly field: string;
  readonly message: string;
}

/** What became of something that may be refused. A refusal is data, not an exception: whoever asked decides by its code. */
export type Result<Done, Refused> = { readonly done: Done } | { readonly refused: Refused };

export function refuse<Code extends string>(
  code: Code,
  field: string,
  message: string,
): { readonly refused: Refusal<Code> } {
  return { refused: { code, field, message } };
}
