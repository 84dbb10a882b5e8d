// The front page's picture: the answer to the library's own screen pop about a customer of the demo bank, asked by the visitor's
// browser as any client would. Without a demo bank the picture shows the shape alone: a real customer never stands on this page.

import { askApi } from './fetcher.mjs';
import { keepEdges } from './edges.mjs';
import { rowsOfCard } from './card-rows';

const rowsShown = 3;
const card = document.getElementById('card');
const told = document.getElementById('told');

keepEdges(card, card.querySelector('.hub'), () => [...card.querySelectorAll('.node')]);
fill().catch((error) => {
  told.textContent = `The picture could not be filled: ${error.message}`;
});

async function fill() {
  const response = await fetch('sandbox/config.json');
  if (!response.ok) throw new Error(`the server answered ${response.status} to ${response.url}.`);
  const { operations, hasDemoBank } = await response.json();
  if (!hasDemoBank) {
    told.textContent = 'The picture shows the shape of the graph; a demo bank (npm start) fills it.';
    return;
  }
  const { query, variables } = operations.find(({ name }) => name === 'ScreenPop');
  const began = performance.now();
  const { data, errors = [] } = await askApi({ query, variables: JSON.parse(variables) });
  const took = Math.round(performance.now() - began);
  const [customer] = data?.customersByContact.nodes ?? [];
  if (!customer) throw new Error(errors[0]?.message ?? 'nobody has that number any more.');
  show(customer, JSON.parse(variables).phone, took);
}

function show(customer, phone, took) {
  document.getElementById('caller').firstElementChild.textContent = customer.displayName;
  const rows = rowsOfCard(customer);
  put(card.querySelector('.hub'), rows.customer);
  for (const node of card.querySelectorAll('.node')) put(node, rows[node.dataset.part]);
  told.textContent = `${phone} rings, and all this is one answer: ${took} ms in this browser.`;
}

/** The first rows of a part, and how many there are when that is more. */
function put(node, rows) {
  const shown = rows.slice(0, rowsShown).map(({ text, note }) => {
    const row = document.createElement('p');
    row.append(element('span', text), ' ', element('small', note));
    return row;
  });
  if (rows.length > rowsShown) shown.push(element('p', `${rows.length - rowsShown} more`, 'more'));
  node.querySelector('.rows').replaceChildren(...shown);
}

function element(tag, text, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
