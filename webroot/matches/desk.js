// What is said beside the field of a match, and what there is to do there.

import * as api from '../api.js';
import { $, say } from './dom.js';
import { AS, ROLES, game } from './words.js';

const READ_MILLIS = 5000;

export class Desk {
  /** Begins with another match and what this person is in it. */
  constructor(id, role) {
    this.id = id;
    this.role = role;
    say($('match-title'), `Match ${id}`);
    for (const one of ['left', 'right', 'points', 'clock', 'help']) say($(one), '');
    $('invite').hidden = $('stage').hidden = true;
    this.trouble('');
  }

  notice(text) {
    say($('notice'), text);
  }

  /** What went wrong, for as long as it takes to read it. */
  trouble(text) {
    clearTimeout(this.calm);
    say($('trouble'), text ?? '');
    this.calm = setTimeout(() => say($('trouble'), ''), READ_MILLIS);
  }

  /** Who plays what against whom. */
  people(info) {
    say($('match-title'), `${game(info.game)} ${this.id}`);
    say($('left'), info.host?.username ?? '');
    say($('right'), info.challenger?.username ?? '');
  }

  /** The buttons of a match that has not begun, if `info` says so much of it; none where it is false. */
  deeds(info) {
    const host = info && this.role === 'host';
    $('ready').hidden = !info || this.role !== 'challenger' || info.is_challenger_ready;
    $('start').hidden = $('delete').hidden = !host;
    $('start').disabled = !info?.is_challenger_ready;
    $('invite').hidden = !host || Boolean(info.challenger);
    $('invite-link').href = `#${this.id}/challenger`;
    say($('invite-link'), $('invite-link').href);
  }

  /** What a match that has not begun waits for. */
  waiting({ host, challenger, is_challenger_ready: ready }) {
    if (this.role === 'spectator') return 'The match has not begun yet.';
    if (this.role === 'challenger') return ready ? `Waiting for ${host?.username} to start.` : 'Say when you are ready.';
    if (!challenger) return 'Waiting for somebody to play against.';
    return ready ? `${challenger.username} is ready: start the match.`
      : `${challenger.username} is here, but not ready yet.`;
  }

  result(end, self) {
    const elo = who => `${end[who]} ${end[`${who}_elo_before_match`]} → ${end[`${who}_elo_after_match`]}`;
    this.notice(`${end.winner === self ? 'You win' : `${end.winner} wins`} ${end.winner_score} : ${end.loser_score}. `
      + `Ratings: ${elo('winner')}, ${elo('loser')}.`);
    this.trouble('');
  }

  /** Whether one may try again by oneself, and nothing else is offered. */
  again(possible) {
    $('again').hidden = !possible;
    $('instead').hidden = true;
  }

  /** No seat: the way to where this person is already, or else to watching; `wanted` tells whether it still is. */
  async instead(self, wanted) {
    const me = await api.player(self).catch(() => null);
    if (!me || !wanted()) return;
    const link = $('instead');
    if (me.ongoing_match) {
      const role = ROLES[me.role];
      const where = me.ongoing_match === this.id ? 'this match' : `match ${me.ongoing_match}`;
      this.notice(`You are in ${where} ${AS[role]} already.`);
      link.textContent = 'Go there';
      link.href = `#${me.ongoing_match}/${role}`;
    } else {
      link.textContent = 'Watch it';
      link.href = `#${this.id}/spectator`;
    }
    link.hidden = !me.ongoing_match && this.role === 'spectator';
  }
}
