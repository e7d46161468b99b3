// A tab: a session of its own or somebody else's, what runs and has run in it, and how it is with the hub.

import { Command } from './command.js';
import { Session } from './session.js';

const MOST_COMMANDS = 200;

// Others see the same session: by the number a page knows what it asked for itself.
let clientId = crypto.getRandomValues(new Uint32Array(1))[0];
let count = 0;

/** Sends `change`, and `notice`, `document`, `kept` and `over` with a detail. */
export class Tab extends EventTarget {
  constructor(which) {
    super();
    this.key = ++count;
    this.session = new Session(this, which);
    this.restart();
    Object.assign(this, { blocks: [], sessions: [], draft: '', chosen: new Set(), trouble: '', how: 'Connecting …',
      inside: false, readOnly: false, directory: '', person: '' });
    this.session.open();
  }

  restart() {
    this.byId = new Map();
    this.asked = new Map();
  }

  has() {
    return Object.fromEntries([...this.byId].map(([id, command]) => [id, command.bytes]));
  }

  /** What is not over, the newest first. */
  get running() {
    return this.blocks.filter(one => one.running).reverse();
  }

  get name() {
    const [newest] = this.running;
    const text = newest ? newest.text : this.directory.split('/').filter(Boolean).at(-1) ?? (this.directory || 'New');
    return this.readOnly ? `${this.person || 'Watching'}: ${text}` : text;
  }

  emit(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  changed() {
    this.emit('change');
  }

  /** Asks the hub for something; tells whether that was possible. */
  ask(type, payload) {
    return this.inside && this.session.send(type, payload);
  }

  /** Runs a command, and tells whether it was sent. */
  run(command, { breakpoints = [], hold = false, pty = null } = {}) {
    const id = clientId++;
    this.trouble = '';
    const sent = this.ask('command', { command, clientId: id, ...pty && { pty },
      ...breakpoints.length && { breakpoints }, ...hold && { hold: breakpoints } });
    if (sent) this.asked.set(id, { breakpoints, hold, pty });
    else this.trouble = 'Not connected: nothing was run.';
    this.changed();
    return sent;
  }

  entered(payload, resumed) {
    Object.assign(this, { inside: true, how: '', refusal: '', readOnly: Boolean(payload.readOnly) });
    if (this.before && !resumed) this.say(`${this.before} This is a new session.`);
    this.before = '';
    this.list();
    this.emit('kept');
    this.emit('entered');
    this.changed();
  }

  /** The session is over. After a crash of the hub another one takes its place; what ended it on purpose is said. */
  gone() {
    for (const command of this.byId.values()) command.lose();
    this.restart();
    if (this.farewell) {
      this.refused(this.farewell);
      return;
    }
    this.before = 'The session before has ended with the hub that had it.';
    this.session.authenticate();
  }

  /** Begins anew after a session that has ended, or tries again. */
  again() {
    Object.assign(this, { farewell: '', refusal: '', how: 'Connecting …' });
    this.session.open();
    this.changed();
  }

  refused(message) {
    Object.assign(this, { inside: false, how: message, refusal: message });
    this.session.connection.stop();
    this.emit('kept');
    this.changed();
  }

  lost(code, reason, seconds) {
    this.inside = false;
    if (code === 4104 || code === 4105) this.emit('over', reason);
    this.how = seconds === null ? reason || 'The hub has ended the connection.'
      : `${reason || 'The connection is lost.'} Trying again in ${Math.ceil(seconds)} s.`;
    this.stuck = seconds === null;
    this.changed();
  }

  /** Notes something among what ran. */
  say(text) {
    this.blocks.push({ key: `said-${Date.now()}-${this.blocks.length}`, text });
    this.changed();
  }

  list() {
    this.ask('session', { type: 'list' });
  }

  answer(type, payload) {
    const refused = payload.result === 'error';
    if (type === 'notification') this.notice(payload);
    else if (type === 'notes' || type === 'preferences') this.emit('document', { kind: type, ...payload });
    else if (refused) this.trouble = payload.message;
    else if (type === 'command') this.begun(payload);
    else if (type === 'update') this.byId.get(payload.serverId)?.update(payload);
    else if (type === 'session') this.listed(payload);
    this.changed();
  }

  notice(payload) {
    if (payload.kind === 'draining') this.draining = true;
    if (payload.kind === 'session_closed' && !this.draining) {
      this.farewell = payload.message;
      this.inside = false;
      if (this.session.token) this.session.authenticate();
      else this.refused(payload.message);
    } else {
      if (payload.kind === 'session_ends') this.say(payload.message);
      this.emit('notice', payload);
    }
  }

  begun(answer) {
    // After a lost connection the hub says again what it had said before.
    if (this.byId.has(answer.serverId)) return;
    const wish = this.asked.get(answer.clientId);
    this.asked.delete(answer.clientId);
    const command = new Command(answer, this, wish);
    this.byId.set(answer.serverId, command);
    this.blocks.push(command);
    command.addEventListener('end', () => {
      this.list();
      this.emit('ended', command);
    });
    if (this.blocks.length > MOST_COMMANDS) this.drop(this.blocks.find(one => !one.running));
  }

  /** Shows it no more. */
  drop(block) {
    block?.dispose?.();
    this.blocks = this.blocks.filter(one => one !== block);
  }

  clear() {
    this.blocks.filter(one => !one.running).forEach(one => this.drop(one));
    this.changed();
  }

  bytes(id, bytes) {
    this.byId.get(id)?.draw(bytes);
  }

  listed(payload) {
    if (payload.type !== 'list') {
      this.list();
      return;
    }
    this.sessions = payload.sessions;
    const here = payload.sessions.find(one => one.current);
    if (here) Object.assign(this, { here, directory: here.directory, person: here.person });
  }

  /** Ends the tab, and with it a session of one's own. */
  close() {
    if (!this.readOnly) this.ask('session', { type: 'end' });
    this.dispose();
  }

  dispose() {
    this.blocks.forEach(one => one.dispose?.());
    this.session.dispose();
  }
}
