// The talk's connection to the hub: how it is, and what to do when it is lost.

import * as api from '../api.js';
import { Rwci } from '../rwci.js';
import { handlers } from './heard.js';

const ASK_MILLIS = 10_000;

export class Line {
  constructor(talk) {
    this.talk = talk;
    this.refusals = 0;
    this.status = 'Connecting …';
    this.connected = this.stuck = this.over = false;
    this.rwci = new Rwci({ packet: p => handlers[p.type]?.(talk, p), closed: (...why) => this.closed(...why) });
  }

  open() {
    this.stuck = false;
    this.status = 'Connecting …';
    this.rwci.open();
    this.talk.changed();
  }

  /** A person wants it to be tried again. */
  again() {
    this.refusals = 0;
    this.open();
  }

  /** The hub has let us in, under this name. */
  opened(name) {
    this.refusals = 0;
    this.connected = true;
    this.status = `Signed in as ${name}`;
  }

  /** Ends it for good, whatever is on its way. */
  dispose() {
    this.over = true;
    this.stuck = false;
    clearTimeout(this.timer);
    this.rwci.dispose();
  }

  /** Without a connection the hub cannot tell that the login is over; so that is asked for. */
  ask() {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const problem = await api.me().then(() => null, why => why);
      if (!this.stuck) return;
      if (problem?.status === 401) this.talk.ended('You are not signed in any more.');
      else this.ask();
    }, ASK_MILLIS);
  }

  async closed(code, reason, seconds) {
    const { talk } = this;
    this.connected = false;
    talk.cutOff();
    if (seconds !== null) {
      this.status = `${reason || 'The connection was lost.'} Trying again in ${Math.ceil(seconds)} s.`;
      return;
    }
    const problem = await api.me().then(() => null, why => why);
    if (this.over) return;
    if (code === 4105 || problem?.status === 401) {
      talk.ended(reason);
    } else if (code === 4100 && this.refusals++ < 4) {
      // After a reload the connection of the page before may take a moment to end.
      this.status = 'Connecting …';
      this.timer = setTimeout(() => this.rwci.open(), 500 * this.refusals);
    } else {
      this.status = code === 4100 ? 'You are connected in another window or program.'
        : reason || 'The connection was closed.';
      this.stuck = true;
      this.ask();
    }
    talk.changed();
  }
}
