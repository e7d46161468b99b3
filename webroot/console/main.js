// The page of the console: what it says, a line to type, files to edit or keep.

import { $, make, say } from '../matches/dom.js';
import { Files } from './files.js';
import { possible } from './hash.js';
import { History, complete } from './history.js';
import { Seat } from './seat.js';
import { Spy } from './spy.js';

const MOST_LINES = 5000;
const LABELS = { name: 'Name', answer: 'Answer', password: 'Password', command: 'Command' };

const history = new History();
let asked = 'name';
let completing = false;
let following = true;

const seat = new Seat({
  ask(what) {
    asked = what;
    say($('asks'), LABELS[what]);
    $('line').value = '';
    $('line').type = what === 'password' ? 'password' : 'text';
    $('line').focus();
  },
  hub: text => show(text, 'hub'),
  said: text => show(text, ''),
  file: data => files.take(data ?? {}),
  words: list => completing && Array.isArray(list) && go(list.map(String).sort()),
  again: () => $('log').replaceChildren(),
  status(text, over) {
    say($('status'), text);
    $('again').hidden = !over;
    if (over) show(text, 'hub');
  },
  trouble: text => say($('trouble'), text),
});

const files = new Files(
  (name, content) => seat.send('file', { action: 'save', name, content }),
  (text, element) => show(text, 'hub', element));

new Spy(seat);

function show(text, className, element = '') {
  const log = $('log');
  log.append(make('div', { className }, text, element));
  while (log.childNodes.length > MOST_LINES) log.firstChild.remove();
  follow();
}

// The newest line stays in sight, also when there is less room for the log, unless a person looks at older ones.
function follow() {
  if (following) $('log').scrollTop = $('log').scrollHeight;
}

function bring(line) {
  if (line === undefined) return;
  $('line').value = line;
  $('line').setSelectionRange(line.length, line.length);
}

/** Completes the line as far as these words agree. */
function go(words) {
  completing = false;
  const { line, fitting } = complete($('line').value, words);
  bring(line);
  say($('hint'), fitting.length > 1 ? fitting.join(', ') : '');
}

$('say').onsubmit = event => {
  event.preventDefault();
  const line = $('line').value;
  const what = asked;
  say($('trouble'), '');
  say($('hint'), '');
  $('line').value = '';
  if (what !== 'password') show(line, 'typed');
  if (what === 'command') history.add(line);
  seat.typed(what, line);
};

$('line').onkeydown = event => {
  if (asked !== 'command' || event.ctrlKey || event.altKey || event.metaKey) return;
  const line = $('line').value;
  if (event.key === 'ArrowUp') bring(history.step(-1, line));
  else if (event.key === 'ArrowDown') bring(history.step(1, line));
  else if (event.key === 'Tab' && line && !event.shiftKey) completing = seat.send('completion', line);
  else return;
  event.preventDefault();
};

$('log').onscroll = ({ target }) => {
  following = target.scrollTop + target.clientHeight >= target.scrollHeight - 8;
};
new ResizeObserver(follow).observe($('log'));

$('again').onclick = () => {
  $('again').hidden = true;
  seat.open();
};

if (possible()) seat.open();
else say($('status'), 'Passwords can be hashed over HTTPS only: please use an address that begins with https.');
