// A command of a session: what it says, what passes its breakpoints, and how it ends.

import { Flow } from './flow.js';

/** Sends `change`, and `end` when it is over. */
export class Command extends EventTarget {
  /** `wish` is what this page asked for, where it did. */
  constructor({ serverId, command, pty }, tab, wish) {
    super();
    Object.assign(this, { id: serverId, key: `${tab.key}-${serverId}-${Math.random()}`, tab, mine: Boolean(wish) });
    Object.assign(this, { text: command || 'login shell', shell: !command, running: true, bytes: 0, begin: '', ended: '' });
    this.pty = pty ?? wish?.pty ?? null;
    if (this.mine) this.begin = new Date().toISOString();
    this.large = this.mine && Boolean(this.pty);
    this.chosen = new Set(wish?.breakpoints);
    this.held = new Set(wish?.hold ? wish.breakpoints : []);
    this.out = new Flow();
    this.points = new Map();
    this.drawn = [];
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  tell(update) {
    return this.tab.ask('update', { ...update, serverId: this.id, command: this.shell ? '' : this.text });
  }

  type(bytes) {
    this.tab.session.type(this.id, bytes);
  }

  signal(signal) {
    this.tell({ type: 'signal', signal });
  }

  /** It draws on a screen: its bytes wait until there is one. */
  draw(bytes) {
    this.bytes += bytes.length;
    if (this.screen) {
      this.screen.write(bytes);
      return;
    }
    this.drawn.push(bytes);
    if (!this.pty) this.pty = {};
    this.changed();
  }

  update(update) {
    if (update.type === 'resize') {
      this.pty = { cols: update.cols, rows: update.rows };
      this.screen?.terminal.resize(update.cols, update.rows);
      return;
    }
    this.bytes = update.bytes ?? this.bytes;
    this.begin = update.begin || this.begin;
    if (update.cut) this.out.mark(`… ${update.cut} bytes are missing …`);
    this.out.add(update.output);
    for (const point of update.output.breakpoints ?? []) this.passed(point);
    if (update.status === 'completed') this.end(update);
    this.changed();
  }

  passed({ location, exitCode, truncated, combined, stdout, stderr }) {
    let point = this.points.get(location);
    if (!point) {
      point = { stdout: new Flow(), stderr: new Flow(), combined: new Flow(), shown: new Set(['stdout', 'stderr']) };
      this.points.set(location, point);
      this.chosen.add(location);
    }
    point.stdout.add({ combined: stdout });
    point.stderr.add({ combined: stderr, stderr });
    point.combined.add({ combined, stdout, stderr });
    Object.assign(point, exitCode === undefined ? {} : { exitCode }, truncated && { truncated });
  }

  hold(location) {
    const held = this.held.has(location);
    if (!this.tell({ type: held ? 'release' : 'hold', location })) return;
    held ? this.held.delete(location) : this.held.add(location);
    this.changed();
  }

  end({ exitCode, signal, end }) {
    if (!this.running) return;
    Object.assign(this, { running: false, exitCode, killedBy: signal, ended: end, large: false });
    this.held.clear();
    this.screen?.end();
    this.dispatchEvent(new Event('end'));
  }

  /** Its session is over, and how it ended nobody knows. */
  lose() {
    if (!this.running) return;
    Object.assign(this, { running: false, lost: true, large: false });
    this.screen?.end();
    this.changed();
  }

  /** Runs it again, with the breakpoints that are chosen now. */
  again(pty) {
    this.tab.run(this.shell ? '' : this.text, { breakpoints: [...this.chosen].sort((a, b) => a - b), pty });
  }

  /** All it said, as text. */
  get said() {
    return this.screen?.text() ?? this.out.text;
  }

  dispose() {
    this.screen?.dispose();
  }
}
