// A person's notes, which the hub keeps.

import { $, say } from '../matches/dom.js';

const QUIET_MILLIS = 800;

export class Notes {
  constructor(session) {
    this.session = session;
    $('note').oninput = () => {
      say($('note-state'), '');
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), QUIET_MILLIS);
    };
  }

  load() {
    this.session.send('notes', { type: 'get' });
  }

  keep() {
    this.timer = undefined;
    if (!this.session.send('notes', { type: 'set', content: { text: $('note').value } })) {
      say($('note-state'), 'Not kept: there is no connection.');
    }
  }

  answer({ result, type, content, message }) {
    if (result === 'error') say($('note-state'), message);
    else if (type === 'set') say($('note-state'), 'Kept.');
    else if (!this.timer) $('note').value = content?.text ?? '';
  }
}
