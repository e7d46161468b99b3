// Rock, paper, scissors as one sees and plays it: what both had in the round before, and a button for each choice.

import { html, nothing, svg } from 'lit';
import { View } from '../view.js';

const SHAPES = {
  rock: svg`<path d="M5 15 7 8l6-3 6 4 1 7-6 4-6-1z"/><path d="m7 8 5 3 7-2"/><path d="m12 11 2 9"/>`,
  paper: svg`<path d="M6 3h9l4 4v14H6z"/><path d="M15 3v4h4"/><path d="M9 11h7m-7 4h7"/>`,
  scissors: svg`<circle cx="6.5" cy="18" r="2.5"/><circle cx="17.5" cy="18" r="2.5"/><path d="M8 16 17 3m-1 13L7 3"/>`,
};
const SEATS = ['host', 'challenger'];

const picture = word => html`<svg class="hand" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[word] ?? nothing}</svg>`;
const title = word => word[0].toUpperCase() + word.slice(1);

class Hands extends View {
  static properties = {
    match: { attribute: false }, sound: { attribute: false }, newest: { state: true }, mine: { state: true },
  };

  firstUpdated() {
    this.match.screen = this;
    if (this.match.newest) this.frame(this.match.newest);
    // Whoever started the match had the focus on a button that is gone now.
    if (document.activeElement === document.body) this.querySelector('button')?.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.match.screen === this) this.match.screen = null;
  }

  /** Takes a frame. Of the round that is on the hub tells who has chosen, and never what. */
  frame(status) {
    if (this.newest && this.newest.round !== status.round) this.sound.play('score');
    if (!status[`${this.match.role}_chosen`]) this.mine = undefined;
    this.newest = status;
  }

  /** Whether commands are of use now. */
  go() {
    this.requestUpdate();
  }

  get isPlayable() {
    const { match, newest } = this;
    return Boolean(match.isMoving && newest && !newest.winner && !newest[`${match.role}_chosen`]);
  }

  choose(word) {
    if (!this.isPlayable || !this.match.play({ command: 'choose', choice: word })) return;
    this.mine = word;
    this.sound.play('mark');
  }

  /** Each choice by its first letter, while the focus is on one of them. */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const word = this.match.init.choices.find(one => one[0] === event.key.toLowerCase());
    if (!word) return;
    event.preventDefault();
    this.querySelector(`button[value=${word}]`).focus();
    this.choose(word);
  }

  render() {
    const { match, newest } = this;
    return html`
      <div class="round">${SEATS.map(seat => this.hand(seat, newest?.last))}</div>
      ${match.role === 'spectator' ? nothing : html`
        <div class="hands" role="group" aria-label="Your choice" @keydown=${this.key}>
          ${match.init.choices.map(word => this.button(word))}</div>`}`;
  }

  /** What one of both had in the round before; the sentence above says the same. */
  hand(seat, last) {
    const word = last?.[seat];
    return html`<div class="shown ${last?.winner === seat ? 'won' : ''}">${picture(word)}
      <span>${word ? title(word) : last ? 'Nothing' : '–'}</span></div>`;
  }

  button(word) {
    return html`<button type="button" value=${word} aria-pressed=${String(this.mine === word)}
      aria-disabled=${String(!this.isPlayable)} @click=${() => this.choose(word)}>${picture(word)}
      <span>${title(word)}</span></button>`;
  }
}

customElements.define('hub-hands', Hands);
