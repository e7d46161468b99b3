// An administrator watches another's console, over a connection of its own.

import { $, make, say } from '../matches/dom.js';
import { Connection } from '../connection.js';

const MOST_LINES = 1000;

export class Spy {
  /** `seat` is the administrator's own, whose name and hash it uses. */
  constructor(seat) {
    this.seat = seat;
    this.connection = new Connection('/console', this);
    $('watch').onsubmit = event => {
      event.preventDefault();
      this.watch($('person').value.trim());
    };
    $('unwatch').onclick = () => {
      this.connection.stop();
      this.show(false, '');
    };
  }

  watch(person) {
    if (!this.seat.hash) {
      say($('watch-state'), 'Please sign in at your own console first.');
      return;
    }
    this.person = person;
    $('watched').replaceChildren();
    this.show(true, `Watching ${person}`);
    this.connection.open();
  }

  opened() {
    $('watched').replaceChildren();
    this.connection.send({ type: 'login', data: this.seat.name, version: 1, spy: this.person });
  }

  packet({ type, data }) {
    if (type === 'password_request') {
      this.connection.send({ type: 'password', data: this.seat.hash });
    } else if (typeof data === 'string' && type !== 'quit') {
      if (data.endsWith('Please enter your username:')) {
        this.connection.stop();
        this.show(false, data.replace(/ ?Please enter your username:$/, ''));
        return;
      }
      this.connection.settled();
      $('watched').append(make('div', { textContent: data }));
      while ($('watched').childNodes.length > MOST_LINES) $('watched').firstChild.remove();
      $('watched').scrollTop = $('watched').scrollHeight;
    }
  }

  closed(code, reason, seconds) {
    this.show(seconds !== null, reason || (seconds === null ? 'It is over.' : 'The connection is lost. Trying again.'));
  }

  show(watching, text) {
    $('unwatch').hidden = !watching;
    say($('watch-state'), text);
  }
}
