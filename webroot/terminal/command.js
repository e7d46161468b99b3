// One command: what it says, what passes its breakpoints, and what can be done with it.

import { make, say } from '../matches/dom.js';
import { add } from './markup.js';
import { Screen, size } from './screen.js';

// So much of a command's output is shown; what is older goes.
const MOST_NODES = 5000;

export class Command {
  /** `tell` takes an update, `type` the bytes of a binary frame. */
  constructor(answer, tell, type) {
    this.id = answer.serverId;
    this.binary = false;
    this.bytes = 0;
    this.tell = update => tell({ ...update, serverId: this.id, command: answer.command });
    this.type = type;
    this.state = make('span', { className: 'how', textContent: 'running' });
    this.deeds = make('span');
    this.said = make('pre', { className: 'said', tabIndex: 0 });
    this.points = new Map();
    this.element = make('li', {},
      make('div', { className: 'head' }, make('span', { className: 'what', textContent: answer.command || 'shell' }),
        this.state, this.deeds),
      this.said);
    this.element.dataset.id = this.id;
    for (const [text, signal] of [['Interrupt', 'INT'], ['Terminate', 'TERM'], ['Kill', 'KILL']]) {
      this.deeds.append(this.button(text, () => this.tell({ type: 'signal', signal })));
    }
    this.feed = this.input();
    this.element.append(this.feed);
  }

  button(text, onclick) {
    return make('button', { type: 'button', textContent: text, onclick });
  }

  input() {
    const line = make('input', { ariaLabel: 'Input', autocomplete: 'off', spellcheck: false });
    const form = make('form', { className: 'feed' }, line, make('button', { textContent: 'Send' }),
      this.button('End input', () => this.tell({ type: 'stdin', input: '', end: true })));
    form.onsubmit = event => {
      event.preventDefault();
      this.tell({ type: 'stdin', input: `${line.value}\n` });
      line.value = '';
    };
    return form;
  }

  /** It draws on a screen: from now on its bytes go there. */
  draw(bytes) {
    this.bytes += bytes.length;
    if (!this.screen) {
      this.feed.remove();
      const place = make('div', { className: 'screen' });
      this.element.append(place);
      this.screen = new Screen(place, this.shape ?? size(), typed => this.type(this.id, typed), this.tell);
    }
    this.screen.write(bytes);
  }

  update(update) {
    this.bytes = update.bytes ?? this.bytes;
    const { output } = update;
    if (update.cut) this.said.append(make('em', { textContent: `\n… ${update.cut} bytes are missing …\n` }));
    this.show(this.said, output);
    for (const point of output.breakpoints ?? []) this.passed(point);
    if (update.status === 'completed') this.end(update);
  }

  // What was said on stderr only is marked; where both spoke their order is worth more.
  show(element, { combined, stderr }) {
    if (!combined) return;
    const below = element.scrollTop + element.clientHeight >= element.scrollHeight - 8;
    if (combined === stderr) add(element.appendChild(make('span', { className: 'bad' })), combined);
    else add(element, combined);
    while (element.childNodes.length > MOST_NODES) element.firstChild.remove();
    if (below) element.scrollTop = element.scrollHeight;
  }

  passed({ location, exitCode, truncated, ...output }) {
    const point = this.points.get(location) ?? this.breakpoint(location);
    this.show(point.said, output);
    say(point.head, `At pipe ${location + 1}${exitCode === undefined ? '' : `, exit status ${exitCode}`}`
      + (truncated ? ', too much to be shown' : ''));
  }

  breakpoint(location) {
    const head = make('span');
    const said = make('pre', { className: 'said', tabIndex: 0 });
    let held = false;
    const hold = this.button('Hold', () => {
      held = !held;
      this.tell({ type: held ? 'hold' : 'release', location });
      say(hold, held ? 'Release' : 'Hold');
    });
    const element = make('div', { className: 'passed' }, make('p', {}, head, ' ', hold), said);
    this.element.insertBefore(element, this.said);
    const point = { head, said, hold };
    this.points.set(location, point);
    return point;
  }

  end({ exitCode, signal }) {
    this.over = true;
    say(this.state, signal === undefined ? `exit code ${exitCode}` : `ended by signal ${signal}`);
    this.deeds.remove();
    this.feed.remove();
    for (const { hold } of this.points.values()) hold.remove();
    this.screen?.end();
  }
}
