// The protocol of the terminal: one connection to the hub, and the session that outlasts it.

import { Connection } from '../connection.js';

// What the hub says of a session that has ended; whatever else it refuses may be granted later.
const GONE = 'There is no such terminal session.';

export class Session {
  /**
   * `tab` tells what it has(), and hears entered(payload, resumed), answer(type, payload), bytes(id, bytes),
   * gone(message) of the session, refused(message), and lost(code, reason, seconds). The session is that of a `token`,
   * or the one called `id`, which may be somebody else's, or else a new one.
   */
  constructor(tab, { token = '', id = '' }) {
    Object.assign(this, { tab, token, id });
    this.connection = new Connection('/terminal', this);
  }

  open() {
    this.connection.open();
  }

  dispose() {
    this.connection.dispose();
  }

  send(type, payload) {
    return this.connection.send({ type, payload });
  }

  /** Sends bytes to a command, behind its number. */
  type(id, bytes) {
    const head = [];
    let rest = id;
    for (; rest > 127; rest = Math.floor(rest / 128)) head.push(rest % 128 + 128);
    this.connection.send(Uint8Array.from([...head, rest, ...bytes]));
  }

  /** Comes in with what there is: the login is a cookie, which goes along by itself. */
  authenticate() {
    const have = this.tab.has();
    this.asked = this.token;
    this.send('authentication', { progress: true, pty: true,
      ...this.token ? { sessionToken: this.token } : this.id && { session: this.id },
      ...(this.token || this.id) && { have, replay: Object.keys(have).length === 0 } });
  }

  opened() {
    this.authenticate();
  }

  packet({ type, payload }) {
    if (type !== 'authentication') {
      this.tab.answer(type, payload);
    } else if (payload.result === 'ok') {
      const resumed = Boolean(this.asked || this.id);
      this.token = payload.sessionToken ?? '';
      // One's own is taken up again by its token from now on.
      if (this.token) this.id = '';
      this.connection.settled();
      this.tab.entered(payload, resumed);
    } else if (this.asked && payload.message === GONE) {
      this.token = '';
      this.tab.gone();
    } else {
      this.connection.stop();
      this.tab.refused(payload.message);
    }
  }

  bytes(frame) {
    let id = 0;
    let at = 0;
    for (let factor = 1; ; factor *= 128) {
      const octet = frame[at++];
      id += octet % 128 * factor;
      if (octet < 128) break;
    }
    this.tab.bytes(id, frame.subarray(at));
  }

  closed(code, reason, seconds) {
    this.tab.lost(code, reason, seconds);
  }
}
