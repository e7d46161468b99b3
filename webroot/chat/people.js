// Who is in the room, and what one can do about the room.

import { html, nothing } from 'lit';
import { TalkView } from '../view.js';

class People extends TalkView {
  render() {
    const room = this.talk.current;
    if (!room || room.kind === 'dm') return nothing;
    const names = [...room.lobby ? this.talk.people : room.members].sort((a, b) => a.localeCompare(b));
    return html`
      <aside class="side" aria-labelledby="here">
        <h2 id="here">People <span class="quiet">${names.length}</span></h2>
        <ul id="people">${names.map(name => html`<li>${name === this.talk.self
          ? html`<span class="of">${name} <span class="quiet">you</span></span>`
          : html`<a href=${`#/dm/${encodeURIComponent(name)}`}>${name}</a>`}${
            name === room.owner ? html` <span class="quiet">owner</span>` : nothing}</li>`)}</ul>
      </aside>`;
  }
}

customElements.define('hub-people', People);
