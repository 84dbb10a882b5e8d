// The contract as a page: a section for each type, with what leads to it and where it leads, and an index of all names.

import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  printType,
} from 'graphql';
import { escapeHtml } from './template.mjs';

const kinds = [
  { is: isObjectType, word: 'type', title: 'Types' },
  { is: isInterfaceType, word: 'interface', title: 'Interfaces' },
  { is: isUnionType, word: 'union', title: 'Unions' },
  { is: isInputObjectType, word: 'input', title: 'Inputs' },
  { is: isEnumType, word: 'enum', title: 'Enums' },
  { is: isScalarType, word: 'scalar', title: 'Scalars' },
];
/** More neighbours than this on one side are folded away. */
const shownNeighbours = 12;

/** What the template of the site gets, made from the SDL. */
export function schemaPage(sdl) {
  const schema = buildSchema(sdl);
  const types = Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const edges = edgesBetween(schema, types);
  return {
    title: 'Schema',
    description: 'Every type of the graph of One Window, what leads to it and where it leads.',
    main: `${indexOf(types)}<div class="types">${introduction(types)}${types.map((type) => section(type, edges)).join('')}</div>`,
  };
}

const kindOf = (type) => kinds.find(({ is }) => is(type));
const link = (name) => `<a href="#${name}">${name}</a>`;
/** Lists by pages and their rows stand between what is asked and what is meant; the diagram goes past them. */
const isPlumbing = ({ name }) => /(Connection|Edge)$/.test(name) || name === 'PageInfo';

function introduction(types) {
  const counts = kinds
    .map(({ is, title }) => [types.filter(is).length, title.toLowerCase()])
    .filter(([count]) => count > 0);
  return `<header class="types-head"><h1>Schema</h1><p>${counts.map((each) => each.join(' ')).join(', ')}.
    <a href="schema.graphql">The whole of it as SDL</a></p></header>`;
}

function indexOf(types) {
  const groups = kinds.map(({ is, title }) => {
    const names = types
      .filter((type) => is(type) && !isPlumbing(type))
      .map(({ name }) => `<li>${link(name)}</li>`);
    return names.length === 0 ? '' : `<h3>${title}</h3><ul>${names.join('')}</ul>`;
  });
  const lists = types.filter(isPlumbing).map(({ name }) => `<li>${link(name)}</li>`);
  return `<nav class="index" aria-label="Types">
    <p class="search" role="search"><label for="search">Find a type or field</label>
      <input id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="found" /></p>
    <p id="found" class="found" role="status"></p><ul id="hits" hidden></ul>
    <details id="names" open><summary>All names</summary>${groups.join('')}<h3>Pages of lists</h3><ul>${lists.join('')}</ul></details>
  </nav>`;
}

/** Who leads where, by field; through a list straight to what is listed. */
function edgesBetween(schema, types) {
  const edges = [];
  for (const type of types.filter((each) => !isPlumbing(each))) {
    for (const field of Object.values(type.getFields?.() ?? {})) {
      const target = listedBy(getNamedType(field.type));
      edges.push({ from: type, to: target, name: field.name });
      for (const { type: argument } of field.args ?? [])
        edges.push({ from: type, to: getNamedType(argument), name: field.name });
    }
    if (isInterfaceType(type)) {
      for (const implementation of schema.getPossibleTypes(type))
        edges.push({ from: type, to: implementation, name: 'is one of' });
    }
    for (const member of type.getTypes?.() ?? []) edges.push({ from: type, to: member, name: 'is one of' });
  }
  return edges;
}

function listedBy(type) {
  const nodes = isPlumbing(type) ? type.getFields()['nodes'] : undefined;
  return nodes === undefined ? type : getNamedType(nodes.type);
}

function section(type, edges) {
  const { name, description } = type;
  const { word } = kindOf(type);
  return `<section class="type" id="${name}" tabindex="-1" aria-labelledby="${name}.name">
    <h2 id="${name}.name">${name} <small>${word}</small></h2>
    ${paragraphs(description)}${diagram(type, edges)}${members(type)}
    <details class="sdl"><summary>SDL<span class="unseen"> of ${name}</span></summary><div class="wide" tabindex="0" role="group" aria-label="SDL of ${name}"><pre><code>${escapeHtml(withoutDescriptions(type))}</code></pre></div></details>
  </section>`;
}

function withoutDescriptions(type) {
  return isSpecifiedScalarType(type)
    ? `scalar ${type.name}`
    : printType(type)
        .replace(/^ *"""[^]*?"""\n/gm, '')
        .replace(/^ *"[^"\n]*"\n/gm, '');
}

/** What leads to the type, the type, where it leads: three lists, between which the script draws the edges. */
function diagram(type, edges) {
  const isLeaf = (other) => isScalarType(other) || isEnumType(other);
  const incoming = neighbours(
    edges.filter(({ to, from }) => to === type && from !== type),
    'from',
  );
  const outgoing = neighbours(
    edges.filter(
      ({ from, to }) =>
        from === type && to !== type && !isLeaf(to) && isInputObjectType(to) === isInputObjectType(type),
    ),
    'to',
  );
  const own = edges.filter(({ from, to }) => from === type && to === type).map(({ name }) => name);
  if (incoming.length + outgoing.length === 0) return '';
  const again = own.length === 0 ? '' : `<small>${[...new Set(own)].join(', ')} ↺</small>`;
  return `<div class="diagram" role="group" aria-label="Around ${type.name}"><svg class="edges" aria-hidden="true"></svg>
    ${side('Comes from', 'incoming', incoming)}<p class="hub"><strong>${type.name}</strong>${again}</p>${side('Leads to', 'outgoing', outgoing)}</div>`;
}

function neighbours(edges, end) {
  const names = new Map();
  for (const edge of edges)
    names.set(edge[end].name, new Set([...(names.get(edge[end].name) ?? []), edge.name]));
  return [...names].map(([name, fields]) => ({ name, fields: [...fields] }));
}

function side(title, name, nodes) {
  const item = ({ name: other, fields }) =>
    `<li>${link(other)}<small>${fields.slice(0, 3).join(', ')}${fields.length > 3 ? ` and ${fields.length - 3} more` : ''}</small></li>`;
  const [shown, folded] = [nodes.slice(0, shownNeighbours), nodes.slice(shownNeighbours)];
  const more =
    folded.length === 0
      ? ''
      : `<details><summary>${folded.length} more</summary><ul>${folded.map(item).join('')}</ul></details>`;
  const list = shown.length === 0 ? '' : `<h3>${title}</h3><ul>${shown.map(item).join('')}</ul>${more}`;
  return `<div class="${name}">${list}</div>`;
}

function members(type) {
  const fields = Object.values(type.getFields?.() ?? {}).map((field) =>
    member(type, field, fieldHead(field)),
  );
  const values = (type.getValues?.() ?? []).map((value) => member(type, value, ''));
  const all = [...fields, ...values];
  return all.length === 0
    ? ''
    : `<h3>${values.length > 0 ? 'Values' : 'Fields'}</h3><dl>${all.join('')}</dl>`;
}

function member(type, { name, description, deprecationReason }, head) {
  const deprecated = deprecationReason
    ? `<p class="deprecated">Deprecated: ${inline(deprecationReason)}</p>`
    : '';
  return `<div class="member" id="${type.name}.${name}" tabindex="-1"><dt><code>${name}</code>${head}</dt><dd>${paragraphs(description)}${deprecated}</dd></div>`;
}

function fieldHead({ type, args = [] }) {
  const items = args.map(
    (argument) =>
      `<li><code>${argument.name}</code> <span class="of">${typeLink(argument.type)}</span> ${inline(argument.description ?? '')}</li>`,
  );
  const list =
    items.length === 0
      ? ''
      : `<details class="args"><summary>${items.length} argument${items.length > 1 ? 's' : ''}</summary><ul>${items.join('')}</ul></details>`;
  return ` <span class="of">${typeLink(type)}</span>${list}`;
}

function typeLink(type) {
  const { name } = getNamedType(type);
  return escapeHtml(String(type)).replace(name, link(name));
}

function paragraphs(description) {
  return (description ?? '')
    .split(/\n\n+/)
    .filter(Boolean)
    .map((text) => `<p>${inline(text)}</p>`)
    .join('');
}

function inline(text) {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
