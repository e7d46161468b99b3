// The chat: rooms on the one side, people on the other, between them what is said.

import { html, nothing } from 'lit';
import { Place } from '../view.js';
import './composer.js';
import './log.js';
import './people.js';
import './rooms.js';

class Chat extends Place {
  static properties = { drawer: { state: true } };

  constructor() {
    super();
    this.drawer = '';
    addEventListener('hashchange', () => { this.drawer = ''; });
  }

  willUpdate(changes) {
    if (!changes.has('route') && !changes.has('shown')) return;
    const [kind, name] = this.route;
    if (!this.shown) this.talk.lookAway();
    else if (kind === 'room' || kind === 'dm') this.talk.look(kind, name);
    else this.talk.look();
  }

  /** Somebody's name goes into what one writes. */
  async mention({ detail: name }) {
    this.drawer = '';
    await this.updateComplete;
    this.querySelector('hub-composer').add(`@${name} `);
  }

  /** On small screens rooms and people come over what is said. */
  toggle(drawer) {
    this.drawer = this.drawer === drawer ? '' : drawer;
  }

  render() {
    if (!this.shown) return nothing;
    const { talk, drawer } = this;
    const room = talk.current;
    const others = [...talk.rooms.values()].filter(one => one !== room).reduce((sum, one) => sum + one.unread, 0);
    return html`
      <main class="chat ${drawer ? `with-${drawer}` : ''}"
          @mention=${this.mention} @keydown=${event => event.key === 'Escape' && (this.drawer = '')}>
        <hub-rooms .talk=${talk} id="rooms-side"></hub-rooms>
        <section class="room" aria-labelledby="room">
          <div class="top">
            <button class="small-only" type="button" aria-expanded=${String(drawer === 'rooms')}
              aria-controls="rooms-side" @click=${() => this.toggle('rooms')}>Rooms${
                others ? html` <span class="count">${others}</span>` : nothing}</button>
            <div class="title">
              <h2 id="room">${room ? `${room.kind === 'dm' ? '@' : '#'} ${room.name}` : ''}</h2>
              <p class="topic">${this.topic(room)}</p>
            </div>
            <button class="small-only" type="button" aria-expanded=${String(drawer === 'people')}
              aria-controls="people-side" @click=${() => this.toggle('people')}>People</button>
          </div>
          <hub-log .talk=${talk}></hub-log>
          <hub-composer .talk=${talk}></hub-composer>
        </section>
        <hub-people .talk=${talk} id="people-side"></hub-people>
        ${drawer ? html`<div class="veil" @click=${() => { this.drawer = ''; }}></div>` : nothing}
      </main>`;
  }

  topic(room) {
    if (!room) return '';
    if (room.kind === 'dm') return 'Only the two of you';
    return room.topic || (room.closed ? 'A private room' : room.lobby ? 'Open to everybody' : '');
  }
}

customElements.define('hub-chat', Chat);
