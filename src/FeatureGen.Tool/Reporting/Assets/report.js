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
