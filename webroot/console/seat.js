// A person's way to a console: the hub's questions, one after the other, then the console itself. After a lost
// connection it finds the way back by itself, as long as the page is open: nothing is kept anywhere else.

import { Connection } from '../connection.js';
import { hash } from './hash.js';

const MOST_PASSWORD = 32;
const ASKS_NAME = /Please enter your username:$/;
const NOT_YET = new Set(['Your new user has been created.', 'You are being connected to the console. Please wait.']);

export class Seat {
  /**
   * `page` hears ask(what) with 'name', 'answer', 'password' or 'command'; hub(text), said(text), file(data),
   * words(list), again() when all is told anew, connected(name), which is empty before one sits down, lost(reason,
   * seconds until the next try), ended(code, reason) and trouble(text).
   */
  constructor(page) {
    this.page = page;
    this.connection = new Connection('/console', this);
  }

  open() {
    this.connection.open();
  }

  dispose() {
    this.forget();
    this.connection.dispose();
  }

  opened() {
    this.inside = false;
    this.proving = false;
    if (this.hash) {
      this.login();
    } else {
      this.page.connected('');
      this.connection.send('Connected!');
      this.page.ask('name');
    }
  }

  packet({ type, data }) {
    if (type === 'password_request' && !this.inside && this.hash) {
      // Who was here a moment ago need not type it again. To take over from somebody is for a person to decide.
      this.page.ask('command');
      this.prove(this.hash);
    } else if (type === 'password_request') {
      this.page.hub(String(data).replaceAll('--#', ''));
      this.page.ask('password');
    } else if (type === 'confirmation') {
      this.page.hub(String(data));
      this.page.ask('answer');
    } else if (!this.inside && ASKS_NAME.test(data)) {
      this.forget();
      this.page.hub(data);
      this.page.ask('name');
    } else {
      this.show(type, data);
    }
  }

  show(type, data) {
    if (!this.inside && this.proving && !NOT_YET.has(data)) this.entered();
    if (data === 'Your password has been updated.' && this.renewed) this.hash = this.renewed;
    if (type === 'file') this.page.file(data);
    else if (type === 'completion') this.page.words(data);
    else if (typeof data === 'string' && type !== 'quit') this.page.said(data);
  }

  entered() {
    this.inside = true;
    this.connection.settled();
    this.page.connected(this.name);
    if (this.wasInside) this.page.again();
    this.wasInside = true;
  }

  login() {
    this.send('login', this.name, { version: 1, keep: true });
  }

  prove(secret) {
    this.proving = true;
    this.send('password', secret);
  }

  forget() {
    this.hash = undefined;
    this.wasInside = false;
    this.proving = false;
  }

  /** A person has typed what was asked for. */
  async typed(what, line) {
    if (what === 'name') {
      this.name = line.trim();
      this.login();
    } else if (what === 'answer') {
      this.send('input', line);
    } else if (what === 'password') {
      await this.password(line);
    } else {
      this.send('command', line);
    }
  }

  async password(line) {
    if (!line || [...line].length > MOST_PASSWORD) {
      this.page.trouble(`A password has 1 to ${MOST_PASSWORD} characters.`);
      return;
    }
    const secret = await hash(line);
    this.page.ask('command');
    if (this.inside) {
      this.renewed = secret;
      this.send('password', secret);
    } else {
      this.hash = secret;
      this.prove(secret);
    }
  }

  send(type, data, more) {
    const sent = this.connection.send({ type, data, ...more });
    if (!sent) this.page.trouble('There is no connection to the hub right now.');
    return sent;
  }

  closed(code, reason, seconds) {
    this.inside = false;
    if (seconds !== null) {
      this.page.lost(reason, seconds);
      return;
    }
    this.forget();
    this.page.ended(code, reason || 'The connection is over.');
  }
}
