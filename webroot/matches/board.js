// Tic-tac-toe as one sees and plays it: cells are buttons, so they are for keys and for whoever hears the page as well.

import { $, make, say } from './dom.js';

const SIGNS = { x: '×', o: '○', '.': '' };
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Board {
  /** `send` sends a command; `names` says who is host and who is challenger. */
  constructor(init, role, send, names) {
    this.columns = init.columns;
    this.rows = init.rows;
    this.signs = { host: init.host, challenger: init.challenger };
    this.role = role;
    this.send = send;
    this.names = names;
    this.cells = Array.from({ length: init.rows * init.columns }, (none, at) => this.cell(at));
    this.element = make('div', { className: 'board' }, ...this.cells);
    this.element.setAttribute('role', 'group');
    this.element.setAttribute('aria-label', 'Board');
    this.element.onkeydown = event => this.step(event);
    this.cells[0].tabIndex = 0;
  }

  help() {
    return this.role === 'spectator' ? '' : `You mark with ${SIGNS[this.signs[this.role]]}. Three in a row win. Click a
      cell, or go there with the arrow keys and press Enter.`;
  }

  cell(at) {
    return make('button', { type: 'button', tabIndex: -1, onclick: () => this.mark(at), onfocus: () => this.rove(at) });
  }

  rove(at) {
    this.cells.forEach((cell, other) => { cell.tabIndex = at === other ? 0 : -1; });
  }

  step(event) {
    const step = STEPS[event.key];
    const at = this.cells.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const row = (Math.floor(at / this.columns) + step[0] + this.rows) % this.rows;
    const column = (at % this.columns + step[1] + this.columns) % this.columns;
    this.cells[row * this.columns + column].focus();
  }

  mark(at) {
    if (this.playable(at)) this.send({ command: 'mark', cell: at });
  }

  /** A full board stands until the first mark of the next one. */
  playable(at) {
    const board = this.newest?.board ?? '';
    return this.moving && this.newest.turn === this.role && !this.newest.winner
      && (board[at] === '.' || !board.includes('.'));
  }

  /** Takes a frame. */
  frame(status) {
    this.newest = status;
    const row = status.winner ? this.rowOf(status.board) : [];
    this.cells.forEach((cell, at) => {
      const sign = SIGNS[status.board[at]];
      say(cell, sign);
      cell.setAttribute('aria-disabled', String(!this.playable(at)));
      cell.setAttribute('aria-label', `Row ${Math.floor(at / this.columns) + 1}, column ${at % this.columns + 1}: `
        + (sign || 'empty'));
      cell.classList.toggle('won', row.includes(at));
    });
    say($('points'), `${SIGNS[this.signs.host]} : ${SIGNS[this.signs.challenger]}`);
    say($('clock'), status.boards > 1 ? `Board ${status.boards}` : '');
  }

  /** Three of a kind in a row. */
  rowOf(board) {
    return ['012', '345', '678', '036', '147', '258', '048', '246'].map(row => [...row].map(Number))
      .find(row => board[row[0]] !== '.' && row.every(at => board[at] === board[row[0]])) ?? [];
  }

  notice() {
    const { turn, board, winner } = this.newest;
    if (winner) return '';
    const next = turn === this.role ? 'It is your turn.' : `It is the turn of ${this.names[turn] ?? `the ${turn}`}.`;
    return board.includes('.') ? next : `A draw. ${next} The next mark begins another board.`;
  }

  /** Whether commands are of use now. */
  go(moving) {
    this.moving = moving;
    if (this.newest) this.frame(this.newest);
  }

  focus() {
    this.cells[0].focus({ preventScroll: true });
  }

  close() {}
}
