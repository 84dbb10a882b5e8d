// The schema page as a program: one type at a time, its edges drawn, and a search over all names. Without it the page is one
// long text in which every link works too.

import { keepEdges } from './edges.mjs';

const mostHits = 40;
const sections = [...document.querySelectorAll('section.type')];
const names = [...document.querySelectorAll('section.type, .member')].map(({ id }) => id);
const search = document.getElementById('search');
const hits = document.getElementById('hits');
const allNames = document.getElementById('names');
const drawn = new Set();

if (matchMedia('(max-width: 60rem)').matches) allNames.open = false;
search.addEventListener('input', find);
search.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') hits.querySelector('a')?.click();
});
addEventListener('hashchange', () => show({ moves: true }));
show({ moves: location.hash !== '' });

/** Shows the type, or the type of the member, that the address names; at first where every question begins. */
function show({ moves }) {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id) ?? document.getElementById('Query');
  const chosen = target.closest('section.type') ?? document.getElementById('Query');
  for (const section of sections) section.hidden = section !== chosen;
  document.title = `${chosen.id} · One Window schema`;
  mark(chosen.id);
  drawEdgesOf(chosen);
  if (!moves) return;
  target.focus({ preventScroll: true });
  (target === chosen ? document.querySelector('.types') : target).scrollIntoView();
}

function mark(name) {
  for (const link of document.querySelectorAll('.index a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

function drawEdgesOf(section) {
  const diagram = section.querySelector('.diagram');
  if (diagram === null || drawn.has(section)) return;
  drawn.add(section);
  keepEdges(diagram, diagram.querySelector('.hub'), () =>
    [...diagram.querySelectorAll('li, summary')].filter((node) => node.checkVisibility()),
  );
}

/** Types first, then members; in each the names that begin with the words before those that hold them. */
function find() {
  const words = search.value.trim().toLowerCase();
  const found =
    words === '' ? [] : names.filter((name) => name.toLowerCase().includes(words)).sort(byNearness(words));
  hits.replaceChildren(...found.slice(0, mostHits).map(itemFor));
  hits.hidden = found.length === 0;
  allNames.hidden = words !== '';
  document.getElementById('found').textContent = words === '' ? '' : told(found.length);
}

function byNearness(words) {
  const rank = (name) => {
    const [type, member] = name.toLowerCase().split('.');
    const own = member ?? type;
    return (
      (member === undefined ? 0 : 4) +
      (own === words ? 0 : own.startsWith(words) ? 1 : own.includes(words) ? 2 : 3)
    );
  };
  return (one, other) => rank(one) - rank(other) || one.length - other.length || one.localeCompare(other);
}

function told(count) {
  if (count === 0) return 'No name holds that.';
  return count > mostHits
    ? `The nearest ${mostHits} of ${count} names`
    : `${count} name${count === 1 ? '' : 's'}`;
}

function itemFor(name) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${name}`;
  link.textContent = name;
  item.append(link);
  return item;
}
