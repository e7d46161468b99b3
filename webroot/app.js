// The page: who one is, what is said in one room, who is there. Whatever people wrote is only ever set as text.

import * as api from './api.js';
import { Connection } from './connection.js';

const $ = id => document.getElementById(id);
const MOST_LINES = 2000;
const PAGE = 100;

const people = new Set();
const typists = new Map();
let self = '';
let room = 'general';
let newest = null; // the last message up to which nothing is missing here
let oldest = null;
let asked = []; // histories that have not been answered yet
let lastSent = '';
let lastTyping = 0;
let refusals = 0;

const connection = new Connection('/rwci', {
  opened: () => connection.send({ type: 'auth', extensions: ['ids', 'history', 'rooms'] }),
  packet: p => handlers[p.type]?.(p),
  closed,
});

const handlers = {
  auth: p => {
    if (!p.success) return;
    connection.settled();
    refusals = 0;
    self = p.username;
    status(`Signed in as ${self}`);
    $('text').disabled = false;
    $('text').focus();
  },
  default_channel: p => {
    room = p.channel;
    $('room').textContent = room;
    asked = [];
    askHistory(newest ? { after: newest } : {});
  },
  user_list: p => {
    people.clear();
    p.users.forEach(name => people.add(name));
    showPeople();
  },
  join: p => comeOrGo(p.username, true),
  quit: p => comeOrGo(p.username, false),
  message: p => {
    if (p.channel !== room) return;
    typists.delete(p.author);
    showTyping();
    showMessage(p);
    if (asked.length === 0) newest = p.id;
  },
  direct_message: p => line('notice', Date.now(), `${p.author} to you`, p.message),
  broadcast: p => line('notice', Date.now(), 'server', p.message),
  history: p => p.channel === room && showHistory(p),
  typing: p => {
    if (p.username === self || p.channel !== room) return;
    clearTimeout(typists.get(p.username));
    typists.set(p.username, setTimeout(() => { typists.delete(p.username); showTyping(); }, 5000));
    showTyping();
  },
  error: p => {
    if (p.request === 'history') asked.shift();
    $('text-error').textContent = p.message;
    if (p.request === 'message') $('text').value ||= lastSent;
  },
};

async function closed(code, reason, seconds) {
  $('text').disabled = true;
  people.clear();
  showPeople();
  if (seconds !== null) {
    status(`${reason || 'The connection was lost.'} Trying again in ${Math.ceil(seconds)} s.`);
    return;
  }
  status(reason || 'The connection was closed.');
  if (code === 4105 || !await api.me().catch(problem => problem.status !== 401)) {
    leave(reason);
  } else if (code === 4100 && refusals++ < 4) {
    // After a reload the connection of the page before may take a moment to end.
    status('Connecting …');
    setTimeout(() => self && connection.open(), 500 * refusals);
  } else {
    status(code === 4100 ? 'You are connected in another window or program.' : reason || 'The connection was closed.');
    $('again').hidden = false;
  }
}

function askHistory(where) {
  asked.push(where);
  $('log').setAttribute('aria-busy', 'true');
  connection.send({ type: 'history', channel: room, limit: PAGE, ...where });
}

function showHistory(page) {
  const where = asked.shift() ?? {};
  const gap = where.after && (!page.complete || page.epoch !== epoch(where.after));
  if (gap) {
    $('log').replaceChildren();
    line('notice', Date.now(), 'server', 'What was said meanwhile may be missing.');
    newest = oldest = null;
  }
  page.messages.forEach(showMessage);
  if (page.last && (!newest || order(page.last, newest) > 0)) newest = page.last;
  if (page.first && (!oldest || order(page.first, oldest) < 0)) oldest = page.first;
  if (!where.after || gap) {
    $('earlier').hidden = page.complete || !page.first;
  } else if (page.messages.length > 0) {
    askHistory({ after: page.last });
  }
  $('log').setAttribute('aria-busy', String(asked.length > 0));
}

const epoch = id => id.slice(0, id.lastIndexOf(':'));
const seq = id => Number(id.slice(id.lastIndexOf(':') + 1));
const order = (a, b) => seq(a) - seq(b);

/** Puts a message at its place: a page of history and what is said meanwhile may overlap. */
function showMessage(p) {
  const log = $('log');
  let next = null;
  for (let at = log.lastElementChild; at; at = at.previousElementSibling) {
    if (at.dataset.id === p.id) return;
    if (at.dataset.id && order(at.dataset.id, p.id) < 0) break;
    if (at.dataset.id) next = at;
  }
  const item = line('', p.ts, p.author, p.message, next);
  item.dataset.id = p.id;
}

function line(kind, millis, author, text, before = null) {
  const log = $('log');
  const follow = log.scrollTop + log.clientHeight > log.scrollHeight - 40;
  const item = document.createElement('li');
  item.className = kind;
  const time = document.createElement('time');
  time.dateTime = new Date(millis).toISOString();
  time.textContent = new Date(millis).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const name = document.createElement('b');
  name.textContent = author;
  item.append(time, name, author ? ': ' : '', text);
  log.insertBefore(item, before);
  while (log.childElementCount > MOST_LINES) log.firstElementChild.remove();
  if (follow) log.scrollTop = log.scrollHeight;
  return item;
}

function comeOrGo(name, came) {
  const changed = came ? !people.has(name) : people.has(name);
  if (came) people.add(name); else people.delete(name);
  showPeople();
  if (changed && name !== self) line('notice', Date.now(), '', `${name} ${came ? 'came in' : 'left'}`);
}

function showPeople() {
  $('people').replaceChildren(...[...people].sort((a, b) => a.localeCompare(b)).map(name => {
    const item = document.createElement('li');
    item.textContent = name;
    return item;
  }));
}

function showTyping() {
  const names = [...typists.keys()];
  $('typing').textContent = names.length === 0 ? '' : names.length > 3 ? 'Several people are typing …'
    : `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} typing …`;
}

function status(text) {
  $('status').textContent = text;
}

function enter(account) {
  const link = sessionStorage.getItem('match');
  if (link !== null) {
    // Came from the page of matches to sign in.
    sessionStorage.removeItem('match');
    location.replace(`matches.html${link}`);
    return;
  }
  self = account.username;
  $('entry').hidden = $('again').hidden = true;
  $('chat').hidden = $('leave').hidden = false;
  status('Connecting …');
  connection.open();
}

function leave(why = '') {
  connection.stop();
  self = '';
  newest = oldest = null;
  refusals = 0;
  $('log').replaceChildren();
  $('chat').hidden = $('leave').hidden = $('again').hidden = true;
  $('entry').hidden = false;
  status('');
  complain({ form: why });
  $('username').focus();
}

function complain(fields) {
  for (const field of ['username', 'password', 'form']) {
    $(`${field}-error`).textContent = fields[field] ?? '';
    $(field)?.setAttribute('aria-invalid', String(Boolean(fields[field])));
  }
  const first = ['username', 'password'].find(field => fields[field]);
  if (first) $(first).focus();
}

$('login').onsubmit = async event => {
  event.preventDefault();
  const name = $('username').value;
  const password = $('password').value;
  complain({});
  try {
    if (event.submitter?.value === 'up') await api.signUp(name, password);
    const account = await api.signIn(name, password);
    $('password').value = '';
    enter(account);
  } catch (problem) {
    complain(problem.fields ?? { form: 'Something went wrong in this page.' });
  }
};

$('compose').onsubmit = event => {
  event.preventDefault();
  const text = $('text').value;
  $('text-error').textContent = '';
  if (!text.trim()) return;
  if (connection.send({ type: 'message', channel: room, message: text })) {
    lastSent = text;
    $('text').value = '';
    lastTyping = 0;
  } else {
    $('text-error').textContent = 'Not connected: the message was not sent.';
  }
};

$('text').oninput = () => {
  if (Date.now() - lastTyping > 3000) {
    lastTyping = Date.now();
    connection.send({ type: 'typing', channel: room });
  }
};

$('earlier').onclick = () => oldest && askHistory({ before: oldest });
$('again').onclick = () => { $('again').hidden = true; refusals = 0; connection.open(); };
$('leave').onclick = async () => {
  connection.stop();
  await api.signOut().catch(() => {});
  leave();
};

async function start() {
  const code = new URLSearchParams(location.hash.slice(1)).get('login');
  if (code) history.replaceState(null, '', location.pathname);
  try {
    enter(await (code ? api.redeem(code) : api.me()));
  } catch (problem) {
    leave(code || problem.status !== 401 ? problem.fields?.form : '');
  }
}

start();
