'use strict';
document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => {
  const step = 100;
  const table = document.querySelector('table.fields');
  if (!table) return;
  const fields = [...table.tBodies];
  const names = new Map(fields.map(field => [field, field.querySelector('bdi').textContent.toLowerCase()]));
  const [query, verdict, shown, more] = ['query', 'verdict', 'shown', 'more'].map(id => document.getElementById(id));
  const heads = [...table.tHead.rows[0].cells];
  const falling = new Set([3, 4, 7, 8]);
  let order = fields, limit = step;

  function matching() {
    const text = query.value.trim().toLowerCase();
    return order.filter(field => names.get(field).includes(text) && (!verdict.value || field.dataset.v === verdict.value));
  }

  function show() {
    const found = matching(), visible = new Set(found.slice(0, limit));
    for (const field of fields) field.hidden = !visible.has(field);
    const count = number => number.toLocaleString('en');
    shown.textContent = (found.length === fields.length ? '' : `${count(found.length)} of `) + `${count(fields.length)} fields`;
    more.parentElement.classList.toggle('some', found.length > limit);
    more.textContent = `Show ${count(Math.min(step, found.length - limit))} more of ${count(found.length - limit)}`;
  }

  function valueOf(field, column) {
    const text = field.rows[0].cells[column].textContent;
    if (column === 1) return names.get(field);
    if (column === 2) return text;
    const number = parseFloat(text.replace(/[,<]/g, '').replace('\u2212', '-'));
    return Number.isNaN(number) ? -Infinity : number;
  }

  function sort(column) {
    const before = heads[column].getAttribute('aria-sort');
    const descending = before === 'none' ? falling.has(column) : before === 'ascending';
    for (const head of heads) head.setAttribute('aria-sort', 'none');
    heads[column].setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const keys = new Map(fields.map(field => [field, valueOf(field, column)])), sign = descending ? -1 : 1;
    order = [...fields].sort((a, b) => keys.get(a) < keys.get(b) ? -sign : keys.get(a) > keys.get(b) ? sign : 0);
    table.append(...order);
    show();
  }

  function open(field, isOpen) {
    const button = field.querySelector('button[aria-expanded]');
    if (!button) return;
    button.setAttribute('aria-expanded', isOpen);
    field.rows[1].classList.toggle('open', isOpen);
  }

  function filter(value) {
    query.value = '';
    verdict.value = value;
    limit = step;
    show();
  }

  function reveal(id) {
    const field = /^f\d+$/.test(id) ? document.getElementById(id) : null;
    if (!field) return;
    if (!matching().includes(field)) filter('');
    limit = Math.max(limit, order.indexOf(field) + 1);
    show();
    open(field, true);
    field.scrollIntoView({ block: 'start' });
    field.querySelector('button')?.focus({ preventScroll: true });
  }

  table.tHead.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) sort(Number(button.dataset.c));
  });
  table.addEventListener('click', event => {
    const row = event.target.closest('tbody > tr:first-child'), button = row?.parentElement.querySelector('button[aria-expanded]');
    if (button && row.closest('table') === table) open(row.parentElement, button.getAttribute('aria-expanded') !== 'true');
  });
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    if (link.dataset.verdict) filter(link.dataset.verdict);
    const id = link.getAttribute('href').slice(1);
    if (!/^f\d+$/.test(id)) return;
    event.preventDefault();
    history.pushState(null, '', `#${id}`);
    reveal(id);
  });
  addEventListener('popstate', () => reveal(location.hash.slice(1)));
  for (const control of [query, verdict]) control.addEventListener('input', () => { limit = step; show(); });
  query.form.addEventListener('submit', event => event.preventDefault());
  more.addEventListener('click', () => { limit += step; show(); });
  show();
  document.documentElement.classList.add('ready');
  reveal(location.hash.slice(1));
});

// The heat map: a cell is chosen by pointing or by the arrow keys, and read out.
document.addEventListener('DOMContentLoaded', () => {
  const matrix = document.getElementById('matrix'), said = document.getElementById('pair');
  if (!matrix) return;
  const cells = matrix.querySelector('.cells'), names = [...matrix.querySelectorAll('.names text')];
  const fields = matrix.dataset.fields.split(' '), values = matrix.dataset.cells, floor = Number(matrix.dataset.floor);
  const cursor = document.createElementNS(cells.namespaceURI, 'rect');
  let row = 0, column = 0;
  cursor.setAttribute('class', 'cursor');
  for (const side of ['width', 'height']) cursor.setAttribute(side, 1);

  function link(place) {
    const name = document.createElement('bdi'), anchor = document.createElement('a');
    name.textContent = document.getElementById(`f${fields[place]}`)?.querySelector('bdi').textContent ?? names[place].textContent;
    anchor.href = `#f${fields[place]}`;
    anchor.append(name);
    return anchor;
  }

  function words(value) {
    if (value < floor) return `less than ${floor.toFixed(2)}, next to nothing in common`;
    const kind = value >= 0.9 ? 'nearly the same' : value >= 0.4 ? 'much in common' : 'a little in common';
    return `${value.toFixed(2)}, ${kind}`;
  }

  function choose(y, x) {
    if (y === row && x === column) return;
    [row, column] = [y, x];
    const value = parseInt(values.slice(row * (row - 1) + 2 * column, row * (row - 1) + 2 * column + 2), 16) / 100;
    cursor.setAttribute('x', column);
    cursor.setAttribute('y', row);
    cells.append(cursor);
    names.forEach((name, place) => name.classList.toggle('on', place === row || place === column));
    said.replaceChildren(link(row), ' and ', link(column), `: ${words(value)}`);
  }

  function point(event) {
    const box = cells.getBoundingClientRect(), place = at => Math.floor(at * fields.length);
    const [x, y] = [place((event.clientX - box.left) / box.width), place((event.clientY - box.top) / box.height)];
    if (x >= 0 && y > x && y < fields.length) choose(y, x);
  }

  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  matrix.addEventListener('keydown', event => {
    const last = fields.length - 1;
    let next = null;
    if (event.key === 'Home') next = [row || 1, 0];
    else if (event.key === 'End') next = [row || 1, (row || 1) - 1];
    else if (steps[event.key]) next = row === 0 ? [1, 0] : [row + steps[event.key][0], column + steps[event.key][1]];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const y = Math.min(Math.max(next[0], 1), last);
    choose(y, Math.min(Math.max(next[1], 0), y - 1));
  });
  matrix.addEventListener('focus', () => { if (row === 0) choose(1, 0); });
  matrix.addEventListener('pointermove', point);
  matrix.addEventListener('pointerdown', point);
  matrix.tabIndex = 0;
  matrix.setAttribute('role', 'application');
  matrix.setAttribute('aria-roledescription', 'heat map');
  said.setAttribute('aria-live', 'polite');
});

document.addEventListener('click', async event => {
  const button = event.target.closest('button.do');
  if (!button) return;
  const code = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    // Where pages may not write to the clipboard the text is ready to be copied by hand.
    getSelection().selectAllChildren(code);
    button.textContent = 'Selected';
  }
});
