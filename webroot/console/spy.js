// An administrator's look at another's console, over a connection of its own.

import { Connection } from '../connection.js';

const ASKS_NAME = / ?Please enter your username:$/;

export class Spy {
  /** `page` hears said(text), again() when all is told anew, state(text, watching). */
  constructor(page) {
    this.page = page;
    this.connection = new Connection('/console', this);
  }

  /** Watches a person's console as this administrator. */
  watch(person, name, hash) {
    Object.assign(this, { person, name, hash });
    this.page.state(`Connecting to the console of ${person} …`, true);
    this.connection.open();
  }

  stop(why = '') {
    this.connection.stop();
    this.hash = undefined;
    this.page.state(why, false);
  }

  dispose() {
    this.connection.dispose();
    this.hash = undefined;
  }

  opened() {
    this.page.again();
    this.connection.send({ type: 'login', data: this.name, version: 1, spy: this.person });
  }

  packet({ type, data }) {
    if (type === 'password_request') {
      this.connection.send({ type: 'password', data: this.hash });
    } else if (typeof data === 'string' && type !== 'quit') {
      if (ASKS_NAME.test(data)) {
        this.stop(data.replace(ASKS_NAME, ''));
        return;
      }
      this.connection.settled();
      this.page.state(`Watching ${this.person}`, true);
      this.page.said(data);
    }
  }

  closed(code, reason, seconds) {
    if (seconds === null) this.stop(reason || 'It is over.');
    else this.page.state(`${reason || 'The connection is lost.'} Trying again in ${Math.ceil(seconds)} s.`, true);
  }
}
