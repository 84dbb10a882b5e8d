// node generate-types.mjs SCHEMA OPERATION…: what graphql-codegen makes of them, as JSON. A process of its own, because parts of it
// are modules that jest cannot load.

import { readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as schema from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';

const [schemaFile, ...operationFiles] = process.argv.slice(2);
const contract = readFileSync(schemaFile, 'utf8');
const documents = operationFiles.map((location) => ({
  location,
  document: parse(readFileSync(location, 'utf8')),
}));

/** Every scalar of the contract travels as text. */
const scalars = Object.fromEntries(
  ['BigInt', 'CurrencyCode', 'Date', 'DateTime', 'Decimal', 'Duration', 'LanguageTag', 'TimeZone'].map(
    (name) => [name, 'string'],
  ),
);

const generated = {};
for (const [name, plugin] of Object.entries({ schema, operations })) {
  generated[name] = await codegen({
    schema: parse(contract),
    schemaAst: buildSchema(contract),
    documents,
    filename: `${name}.ts`,
    plugins: [{ [name]: {} }],
    pluginMap: { [name]: plugin },
    config: { scalars, strictScalars: true },
  });
}
process.stdout.write(JSON.stringify(generated));
