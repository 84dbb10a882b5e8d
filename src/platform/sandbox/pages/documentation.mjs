// The documentation as pages: README.md at /docs, docs/front-ends.md at /docs/front-ends and so on.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Marked } from 'marked';
import { assetAddress, escapeHtml } from './template.mjs';

/** Named on every page, in this order; the others are reached through them. */
const inMenu = {
  'README.md': 'Read me',
  'docs/front-ends.md': 'Front ends',
  'docs/partners.md': 'Partners',
  'docs/operators.md': 'Operators',
  'docs/ARCHITECTURE.md': 'Architecture',
};

/** Every page of the documentation, as `{ at, values }` for the template of the site; `assets` are the names of files that pictures may be. */
export async function documentationPages(projectRoot, assets) {
  const docs = await readdir(path.join(projectRoot, 'docs'), { recursive: true });
  const files = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];
  const addresses = new Map(files.map((file) => [file, addressOf(file)]));
  return Promise.all(
    files.map(async (file) => {
      const markdown = await readFile(path.join(projectRoot, file), 'utf8');
      return { at: addressOf(file), values: valuesOf({ file, addresses, assets }, markdown) };
    }),
  );
}

/** `docs/adr/0006-bare-http.md` is served at `/docs/adr-0006-bare-http`: one level, one way up. */
function addressOf(file) {
  if (file === 'README.md') return '/docs';
  return `/docs/${file.slice('docs/'.length, -'.md'.length).replaceAll('/', '-').toLowerCase()}`;
}

function valuesOf(page, markdown) {
  const { file, addresses } = page;
  const title = escapeHtml((/^# (.*)$/m.exec(markdown)?.[1] ?? file).replaceAll('`', ''));
  const items = Object.entries(inMenu).map(([other, words]) => {
    const current = other === file ? ' aria-current="page"' : '';
    return `<li><a href="${wayTo(page, addresses.get(other))}"${current}>${words}</a></li>`;
  });
  const menu = `<nav class="docs-menu" aria-label="Documentation"><ul>${items.join('')}</ul></nav>`;
  const text = converterFor(page).parse(markdown);
  return {
    title,
    description: `One Window: ${title}`,
    main: `<div class="docs">${menu}<article class="prose">${text}</article></div>`,
  };
}

function converterFor(page) {
  const renderer = {
    heading({ tokens, depth }) {
      const words = this.parser.parseInline(tokens);
      return `<h${depth} id="${slugOf(words)}">${words}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      const address = linkFrom(page, href);
      return address === null ? words : `<a href="${escapeHtml(address)}">${words}</a>`;
    },
    image({ href, text }) {
      const { name, ext } = path.parse(href);
      const address = assetAddress({ name, ext, assets: page.assets, at: addressOf(page.file) });
      return `<img src="${address}" alt="${escapeHtml(text)}" />`;
    },
    table({ header, rows }) {
      const cell = (tag, tokens) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`;
      // A heading that says nothing is a cell like others.
      const cellsIn = (tag) => (cells) =>
        `<tr>${cells.map(({ text, tokens }) => cell(text === '' ? 'td' : tag, tokens)).join('')}</tr>`;
      const head = header.some(({ text }) => text !== '') ? `<thead>${cellsIn('th')(header)}</thead>` : '';
      return wide(`<table>${head}<tbody>${rows.map(cellsIn('td')).join('')}</tbody></table>`, 'Table');
    },
    code({ text }) {
      return wide(`<pre><code>${escapeHtml(text)}</code></pre>`, 'Code');
    },
  };
  return new Marked({ gfm: true, renderer });
}

/** What may be wider than a phone scrolls within itself, by keyboard too. */
function wide(html, label) {
  return `<div class="wide" tabindex="0" role="group" aria-label="${label}">${html}</div>\n`;
}

/** Where a link of the file leads among the pages; null for what the server does not serve, such as source code. */
function linkFrom(page, href) {
  if (/^(https?:|#)/.test(href)) return href;
  const [target = '', fragment] = href.split('#');
  const file = path.posix.join(path.posix.dirname(page.file), target);
  const anchor = fragment === undefined ? '' : `#${fragment}`;
  if (page.addresses.has(file)) return wayTo(page, page.addresses.get(file)) + anchor;
  if (file === 'schema.graphql') return wayTo(page, '/schema');
  if (file.startsWith('examples/operations')) return wayTo(page, '/sandbox');
  return null;
}

function wayTo({ file }, address) {
  const up = addressOf(file) === '/docs' ? '' : '../';
  return up + address.slice(1);
}

/** The anchor that code hosts give a heading too. */
function slugOf(html) {
  const words = html.replace(/<[^>]*>|&#?\w+;/g, '').toLowerCase();
  return words
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
