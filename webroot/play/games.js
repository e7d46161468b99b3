// What each game says in words. Its first message tells which one it is.

import { minutes } from './words.js';

export const SIGNS = { x: '×', o: '○', '.': '' };

const pong = {
  name: 'pong',
  /** Changes with what is said, and with nothing else. */
  key: p => p.left_score * 1e7 + p.right_score * 1e6 + p.match_time * 2 + Number(p.sudden_death),
  points: p => `${p.left_score} : ${p.right_score}`,
  clock: p => minutes(p.match_time) + (p.sudden_death ? ' – sudden death: the next point wins' : ''),
  notice: () => '',
  help: (init, role) => role === 'spectator' ? '' : `Your paddle is the ${role === 'host' ? 'left' : 'right'} one. `
    + 'Move it with the arrow keys or W and S, faster with Shift, or lead it with a finger or the mouse '
    + 'anywhere on the field.',
};

const tictactoe = {
  name: 'tictactoe',
  key: p => p,
  points: (p, init) => `${SIGNS[init.host]} : ${SIGNS[init.challenger]}`,
  clock: p => p.boards > 1 ? `Board ${p.boards}` : '',
  notice: ({ turn, board, winner }, role, names) => {
    if (winner) return '';
    const next = turn === role ? 'It is your turn.' : `It is the turn of ${names[turn] ?? `the ${turn}`}.`;
    return board.includes('.') ? next : `A draw. ${next} The next mark begins another board.`;
  },
  help: (init, role) => role === 'spectator' ? '' : `You mark with ${SIGNS[init[role]]}. Three in a row win. `
    + 'Click a cell, or go there with the arrow keys and press Enter.',
};

/** The game that begins with this message, or undefined where this page does not know it. */
export const gameOf = init => init.columns ? tictactoe : init.ball_radius ? pong : undefined;
