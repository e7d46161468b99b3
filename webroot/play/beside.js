// The chat beside a match: the match's own room, in which one is as long as one is at the match.

import { html, nothing } from 'lit';
import { TalkView } from '../view.js';
import '../chat/composer.js';
import { endVisit, visit } from '../chat/doors.js';
import '../chat/log.js';

const TRIES = 3; // The room is made behind the match.
const AGAIN_MILLIS = 1000;

class Beside extends TalkView {
  static properties = { id: { attribute: false }, shown: { attribute: false }, isMissing: { state: true } };

  constructor() {
    super();
    this.isInside = this.isEntering = this.isMissing = false;
    this.tries = 0;
  }

  get name() { return `match-${this.id}`; }
  get room() { return this.talk.rooms.get(`room/${this.name}`); }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    const { room, talk } = this;
    if (room) endVisit(talk, room);
  }

  /** Is in the room as long as there is a connection, and looks there as long as this is shown. */
  updated() {
    const { talk, room } = this;
    if (!talk.connected) this.isInside = false;
    else if (!this.isInside && !this.isMissing) this.enter();
    if (!room) return;
    if (this.shown && talk.current !== room) talk.look('room', room.name);
    else if (!this.shown && talk.current === room && talk.wanted?.name !== room.name) talk.lookAway();
  }

  async enter() {
    if (this.isEntering) return;
    this.isEntering = true;
    try {
      await visit(this.talk, this.name);
      this.isInside = true;
      this.tries = 0;
      if (!this.isConnected) endVisit(this.talk, this.room); // left meanwhile
    } catch (failure) {
      if (failure.code !== 'lost') this.tryAgain();
    }
    this.isEntering = false;
    this.requestUpdate();
  }

  tryAgain() {
    if (++this.tries > TRIES) this.isMissing = true;
    else this.timer = setTimeout(() => this.requestUpdate(), AGAIN_MILLIS);
  }

  comeBack() {
    this.isInside = this.isMissing = false;
    this.tries = 0;
    this.requestUpdate();
  }

  render() {
    const { talk, room } = this;
    if (!this.shown || this.isMissing && !this.isInside || !room && !this.isInside) return nothing;
    return html`
      <aside class="beside" aria-labelledby="beside-title">
        <h3 id="beside-title">Chat${room ? html` <span class="quiet">${room.members.size} here</span>` : nothing}</h3>
        ${!room ? html`<p class="hint">You are not in the room of this match.</p>
            <button type="button" @click=${this.comeBack}>Come in</button>`
          : talk.current === room ? html`
            <hub-log .talk=${talk}></hub-log>
            <hub-composer .talk=${talk} .isBeside=${true}></hub-composer>` : nothing}
      </aside>`;
  }
}

customElements.define('hub-beside', Beside);
