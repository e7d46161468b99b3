// The page of the terminal: commands side by side, each with its own output, input and end.

import * as api from '../api.js';
import { $, make, say } from '../matches/dom.js';
import { Command } from './command.js';
import { Notes } from './notes.js';
import { pipes } from './pipes.js';
import { size } from './screen.js';
import { Session } from './session.js';
import { Sessions } from './sessions.js';

const MOST_NOTICES = 5;

const commands = new Map();
const asked = new Map();
const chosen = new Set();
let clientId = 0;
let person;

const session = new Session({
  have: () => Object.fromEntries([...commands].map(([id, command]) => [id, command.bytes])),
  forget() {
    commands.clear();
    $('commands').replaceChildren();
  },
  entered(resumed) {
    if (!resumed) this.forget();
    show('terminal');
    say($('status'), `Signed in as ${person}`);
    notes.load();
    $('command').focus();
  },
  answer(type, payload) {
    const refused = payload.result === 'error';
    if (type === 'command') refused ? trouble(payload.message) : begun(payload);
    else if (type === 'update') refused ? trouble(payload.message) : commands.get(payload.serverId)?.update(payload);
    else if (type === 'notification') notice(payload);
    else if (type === 'session') sessions.answer(payload);
    else if (type === 'notes') notes.answer(payload);
    else if (refused) trouble(payload.message);
  },
  bytes: (id, bytes) => commands.get(id)?.draw(bytes),
  refused: why => stranger(why),
  lost(reason, seconds) {
    say($('status'), seconds === null ? reason : `${reason || 'The connection is lost.'} Trying again in ${Math.ceil(seconds)} s.`);
    $('again').hidden = seconds !== null;
  },
});

const notes = new Notes(session);
const sessions = new Sessions(session);

function show(part) {
  for (const one of ['stranger', 'terminal']) $(one).hidden = one !== part;
}

function stranger(why) {
  say($('status'), '');
  say($('stranger-why'), why);
  show('stranger');
}

function trouble(text) {
  say($('trouble'), text);
}

function notice({ kind, message }) {
  $('notices').append(make('li', { textContent: message }));
  while ($('notices').children.length > MOST_NOTICES) $('notices').firstChild.remove();
  if (kind === 'session_closed') session.open();
}

function begun(answer) {
  // After a lost connection the hub says again what it had said before.
  if (commands.has(answer.serverId)) return;
  const command = new Command(answer, update => session.send('update', update),
    (id, bytes) => session.type(id, bytes));
  command.shape = asked.get(answer.clientId);
  asked.delete(answer.clientId);
  commands.set(answer.serverId, command);
  $('commands').prepend(command.element);
}

/** Shows the command with its pipes to click on. */
function preview() {
  const text = $('command').value;
  const found = $('screen').checked ? [] : pipes(text);
  for (const one of chosen) if (one >= found.length) chosen.delete(one);
  $('pipes').hidden = found.length === 0;
  let from = 0;
  const parts = [];
  found.forEach(([start, end], place) => {
    const button = make('button', { type: 'button', textContent: text.slice(start, end),
      title: 'Show what passes here', ariaPressed: String(chosen.has(place)) });
    button.onclick = () => {
      chosen.has(place) ? chosen.delete(place) : chosen.add(place);
      preview();
    };
    parts.push(text.slice(from, start), button);
    from = end;
  });
  $('pipes').replaceChildren(...parts, text.slice(from));
}

$('run').onsubmit = event => {
  event.preventDefault();
  const command = $('command').value;
  if (!command.trim()) return;
  trouble('');
  const payload = { command, clientId: clientId++ };
  if (chosen.size) payload.breakpoints = [...chosen].sort((a, b) => a - b);
  if ($('screen').checked) {
    payload.pty = size();
    asked.set(payload.clientId, payload.pty);
  }
  if (!session.send('command', payload)) {
    trouble('There is no connection to the hub right now.');
    return;
  }
  $('command').value = '';
  chosen.clear();
  preview();
};
$('command').oninput = $('screen').onchange = preview;
$('again').onclick = () => {
  $('again').hidden = true;
  session.open();
};

async function start() {
  say($('status'), 'Loading …');
  try {
    person = (await api.me()).username;
    session.open();
  } catch (problem) {
    if (problem.status === 401) {
      stranger('To use the terminal, please sign in.');
    } else {
      say($('status'), 'The hub cannot be reached. Trying again.');
      setTimeout(start, 3000);
    }
  }
}

start();
