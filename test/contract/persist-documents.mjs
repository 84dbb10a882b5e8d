// node persist-documents.mjs SCHEMA OPERATION…: the manifest that graphql-codegen's client preset makes of them. A process of its own,
// because parts of it are modules that jest cannot load.

import { readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { buildSchema, parse } from 'graphql';

const [schemaFile, ...operationFiles] = process.argv.slice(2);
const contract = readFileSync(schemaFile, 'utf8');
const documents = operationFiles.map((location) => {
  const rawSDL = readFileSync(location, 'utf8');
  return { location, rawSDL, document: parse(rawSDL) };
});

const sections = await preset.buildGeneratesSection({
  baseOutputDir: 'generated/',
  schema: parse(contract),
  schemaAst: buildSchema(contract),
  documents,
  config: {},
  plugins: [],
  pluginMap: {},
  presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' } },
});
// The manifest is filled while the documents before it are written.
for (const section of sections) {
  const text = await codegen(section);
  if (section.filename.endsWith('persisted-documents.json')) process.stdout.write(text);
}
