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

/** What beats what, in words. */
const BEATS = {
  rock: 'Rock beats scissors', paper: 'Paper beats rock', scissors: 'Scissors beat paper',
};

/** How the round before ended, for whoever has this role. */
function ended({ host, challenger, winner, by_lot: isByLot }, role, names) {
  const other = { host: 'challenger', challenger: 'host' }[winner];
  const name = seat => names[seat] ?? `the ${seat}`;
  if (!winner) return host ? `Both chose ${host}: a draw.` : 'Nobody chose: a draw.';
  const point = winner === role ? 'the point is yours.' : `the point goes to ${name(winner)}.`;
  if (isByLot) return `Another draw, and by lot ${point}`;
  const had = { host, challenger };
  if (had[other]) return `${BEATS[had[winner]]}: ${point}`;
  return `${other === role ? 'You' : name(other)} did not choose in time: ${point}`;
}

const rps = {
  name: 'rps',
  key: p => p,
  points: p => `${p.host_score} : ${p.challenger_score}`,
  clock: p => `Round ${p.round}${p.seconds_left === null ? '' : `, ${minutes(p.seconds_left)}`}`,
  notice: (p, role, names) => {
    if (p.winner) return '';
    const before = p.last ? `${ended(p.last, role, names)} ` : '';
    const other = role === 'host' ? 'challenger' : 'host';
    if (role === 'spectator') return before || 'Both choose now.';
    if (p[`${role}_chosen`]) return `${before}You have chosen; ${names[other] ?? `the ${other}`} has not yet.`;
    return `${before}${p[`${other}_chosen`] ? `${names[other] ?? `The ${other}`} has chosen. ` : ''}Your choice?`;
  },
  help: (init, role) => 'Rock beats scissors, paper beats rock, scissors beat paper. '
    + `Who has ${init.wins} ${init.wins === 1 ? 'point' : 'points'} first wins. `
    + (init.seconds ? `Who has not chosen after ${init.seconds} s loses the round. ` : '')
    + (role === 'spectator' ? '' : 'Click what you choose, or press R, P or S there.'),
};

/** The game that begins with this message, or undefined where this page does not know it. */
export const gameOf = init =>
  init.columns ? tictactoe : init.ball_radius ? pong : init.choices ? rps : undefined;
