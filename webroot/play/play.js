// The place of matches: all of them, one of them, or what a person has played. A match goes on while one is elsewhere
// in the page; whoever goes to another match, or back to all of them, has left it.

import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { Place } from '../view.js';
import { Match } from './match.js';
import './lobby.js';
import './match-view.js';
import './player.js';
import { Sound } from './sound.js';

const ID = /^\d{1,18}$/;
const SEATS = ['host', 'challenger', 'spectator'];

class Play extends Place {
  willUpdate(changes) {
    this.sound ??= new Sound(this.account.username);
    if (changes.has('route')) this.turn();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave();
    this.sound?.dispose();
  }

  /** Goes where the address leads. */
  turn() {
    const [, id, role] = this.route;
    const isMatch = ID.test(id) && SEATS.includes(role);
    if (isMatch && this.match?.id === Number(id) && this.match.role === role) return;
    this.leave();
    if (!isMatch) return;
    this.match = new Match(Number(id), role, this.account.username, why => this.over(why));
    this.match.addEventListener('change', () => this.report());
    this.report();
  }

  leave() {
    this.match?.dispose();
    this.match = null;
    this.told = undefined;
    // Without a match the connection of the chat tells how things are.
    this.dispatchEvent(new CustomEvent('status', { detail: null, bubbles: true }));
  }

  /** Says how the match is, once. */
  report() {
    const { match } = this;
    const isWell = match.isSeated || match.result || match.refused;
    const text = isWell ? `Signed in as ${this.account.username}` : match.lost || 'Connecting …';
    if (text === this.told) return;
    this.told = text;
    this.tell(text, { on: Boolean(isWell), again: match.again ? () => match.take() : null });
  }

  render() {
    const { match, talk, shown, sound } = this;
    const [, of, name] = this.route;
    const self = this.account.username;
    const over = event => this.over(event.detail);
    if (match) {
      return keyed(match, html`<hub-match .match=${match} .talk=${talk} .sound=${sound} .shown=${shown}></hub-match>`);
    }
    return of === 'of' && name
      ? keyed(name, html`<hub-player .name=${name} .self=${self} .shown=${shown} @ended=${over}></hub-player>`)
      : html`<hub-lobby .self=${self} .shown=${shown} @ended=${over}></hub-lobby>`;
  }
}

customElements.define('hub-play', Play);
