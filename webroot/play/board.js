// Tic-tac-toe as one sees and plays it: cells are buttons, so they are for keys and for whoever hears the page as well.

import { html } from 'lit';
import { View } from '../view.js';
import { SIGNS } from './games.js';

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const ROWS = ['012', '345', '678', '036', '147', '258', '048', '246'].map(row => [...row].map(Number));

class Board extends View {
  static properties = {
    match: { attribute: false }, sound: { attribute: false }, newest: { state: true }, at: { state: true },
  };

  constructor() {
    super();
    this.at = 0;
  }

  firstUpdated() {
    this.match.screen = this;
    if (this.match.newest) this.frame(this.match.newest);
    // Whoever started the match had the focus on a button that is gone now.
    if (document.activeElement === document.body) this.querySelector('button').focus({ preventScroll: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.match.screen === this) this.match.screen = null;
  }

  /** Takes a frame. */
  frame(status) {
    if (this.newest && this.newest.board !== status.board) this.sound.play('mark');
    this.newest = status;
  }

  /** Whether commands are of use now. */
  go() {
    this.requestUpdate();
  }

  step(event) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const { rows, columns } = this.match.init;
    const row = (Math.floor(this.at / columns) + step[0] + rows) % rows;
    const column = (this.at % columns + step[1] + columns) % columns;
    this.querySelectorAll('button')[row * columns + column].focus();
  }

  mark(at) {
    if (this.playable(at)) this.match.play({ command: 'mark', cell: at });
  }

  /** A full board stands until the first mark of the next one. */
  playable(at) {
    const { match, newest } = this;
    const board = newest?.board ?? '';
    return match.isMoving && newest?.turn === match.role && !newest.winner
      && (board[at] === '.' || !board.includes('.'));
  }

  render() {
    const { rows, columns } = this.match.init;
    const { board = '', winner } = this.newest ?? {};
    const won = winner ? ROWS.find(row => row.every(at => board[at] === board[row[0]] && board[at] !== '.')) : [];
    return html`<div class="board" role="group" aria-label="Board" @keydown=${this.step}>
      ${Array.from({ length: rows * columns }, (none, at) => this.cell(at, board[at], won?.includes(at)))}</div>`;
  }

  cell(at, mark = '.', isWon) {
    const { columns } = this.match.init;
    const where = `Row ${Math.floor(at / columns) + 1}, column ${at % columns + 1}`;
    return html`<button type="button" class="sign-${mark === '.' ? 'none' : mark} ${isWon ? 'won' : ''}"
      tabindex=${at === this.at ? 0 : -1} aria-disabled=${String(!this.playable(at))}
      aria-label="${where}: ${SIGNS[mark] || 'empty'}" @click=${() => this.mark(at)}
      @focus=${() => { this.at = at; }}>${SIGNS[mark]}</button>`;
  }
}

customElements.define('hub-board', Board);
