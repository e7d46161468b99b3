// The connection to the hub, and the session that outlasts it.

import { Connection } from '../connection.js';

const TOKEN = 'terminal';

export class Session {
  /** `page` hears entered(resumed), answer(type, payload), bytes(id, bytes), refused(message), lost(seconds). */
  constructor(page) {
    this.page = page;
    this.connection = new Connection('/terminal', this);
  }

  open() {
    this.connection.open();
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

  // The login is a cookie, which goes along by itself. A page that knows nothing of its session yet asks for all of it.
  opened() {
    this.inside = false;
    this.token = sessionStorage.getItem(TOKEN);
    const have = this.page.have();
    this.send('authentication', { progress: true, pty: true,
      ...this.token && { sessionToken: this.token, have, replay: Object.keys(have).length === 0 } });
  }

  packet({ type, payload }) {
    if (type !== 'authentication') {
      this.page.answer(type, payload);
    } else if (payload.result === 'ok') {
      const resumed = this.token === payload.sessionToken;
      this.inside = true;
      sessionStorage.setItem(TOKEN, payload.sessionToken);
      this.connection.settled();
      this.page.entered(resumed);
    } else if (this.token) {
      // That session is over: another one.
      sessionStorage.removeItem(TOKEN);
      this.page.forget();
      this.opened();
    } else {
      this.connection.stop();
      this.page.refused(payload.message);
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
    this.page.bytes(id, frame.subarray(at));
  }

  closed(code, reason, seconds) {
    this.page.lost(reason, seconds);
  }
}
