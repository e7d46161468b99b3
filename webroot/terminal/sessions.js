// The sessions of a person, and who may watch this one.

import { $, make, say } from '../matches/dom.js';

export class Sessions {
  constructor(session) {
    this.session = session;
    $('sessions').ontoggle = () => $('sessions').open && this.list();
    $('share').onsubmit = event => {
      event.preventDefault();
      say($('session-trouble'), '');
      session.send('session', { type: 'share', with: $('share-with').value.trim(), on: true });
    };
  }

  list() {
    this.session.send('session', { type: 'list' });
  }

  answer(payload) {
    say($('session-trouble'), payload.result === 'error' ? payload.message : '');
    if (payload.result === 'error') return;
    if (payload.type === 'list') $('session-list').replaceChildren(...payload.sessions.map(one => this.row(one)));
    else this.list();
    if (payload.type === 'share') $('share-with').value = '';
  }

  row({ session, person, directory, viewers, running, sharedWith, current }) {
    const end = make('button', { type: 'button', textContent: 'End',
      onclick: () => this.session.send('session', { type: 'end', session }) });
    const shared = sharedWith.length ? `, shared with ${sharedWith.join(', ')}` : '';
    return make('li', {}, make('span', { textContent: `${current ? 'This session' : `Session ${session}`} of ${person} in `
      + `${directory}: ${running} running, ${viewers} watching${shared}` }), end);
  }
}
