// One match, from the way to its seat to its result. What the hub says of it comes over a websocket; before the start
// the hub tells nothing there, so who is in it is asked for.

import * as api from '../api.js';
import { Connection } from '../connection.js';
import { Board } from './board.js';
import { Pong } from './pong.js';
import { $, say } from './dom.js';
import { AS, ERRORS, ROLES, ending, game } from './words.js';

const EVERY_MILLIS = 1000;
const READ_MILLIS = 5000;

export class MatchPage {
  /** `lost` is told why, should nobody be signed in any more. */
  constructor(self, lost) {
    this.self = self;
    this.lost = lost;
    this.handlers = { init: p => this.begin(p), status: p => this.frame(p), end: p => this.end(p),
      paused: () => this.pause(true), resumed: () => this.pause(false) };
    $('ready').onclick = () => this.ready();
    $('start').onclick = () => this.connection.send({ command: 'start_match' });
    $('again').onclick = () => this.connect();
    $('delete').onclick = () => api.deleteMatch(this.id).catch(problem => this.trouble(problem.fields.form));
  }

  enter(id, role) {
    Object.assign(this, { id, role, names: {}, info: null, game: null, paused: false, over: false, refused: null });
    say($('match-title'), `Match ${id}`);
    for (const one of ['left', 'right', 'points', 'clock', 'help']) say($(one), '');
    $('invite').hidden = $('stage').hidden = true;
    this.connection = new Connection(`/ws/game/${id}/?role=${role}`, {
      opened: () => {},
      packet: p => this.packet(p),
      closed: (code, reason, seconds) => this.closed(code, reason, seconds),
    });
    this.connect();
  }

  /** Gives everything back but the seat, which the hub keeps or not as its rules are. */
  leave() {
    this.connection?.dispose();
    this.connection = null;
    clearTimeout(this.timer);
    this.clear();
  }

  connect() {
    this.refused = null;
    this.seated = false;
    this.trouble('');
    this.notice('Connecting …');
    $('again').hidden = $('instead').hidden = true;
    this.buttons();
    this.connection.open();
  }

  packet(p) {
    if (p.message_type) {
      this.handlers[p.message_type]?.(p);
    } else if (p.status === 'success') {
      this.connection.settled();
      this.seated = true;
      this.paused = false;
      $('again').hidden = true;
      this.go();
      this.refresh();
    } else if (p.error) {
      this.error(p);
    }
  }

  error(p) {
    const sentence = p.code === 1 ? p.error : ERRORS[p.code] ?? p.error;
    if (this.seated && p.code !== 4) {
      this.trouble(sentence);
      if (!this.game) this.refresh();
    } else {
      this.refused = { code: p.code, sentence: p.code === 4 ? 'This match has been deleted, or given up.' : sentence };
    }
  }

  /** Looks who is there, again and again until the match begins. */
  async refresh() {
    clearTimeout(this.timer);
    const connection = this.connection;
    const info = await api.match(this.id).catch(() => null);
    if (connection !== this.connection || !this.seated) return;
    this.info = info ?? this.info;
    this.names.host = this.info?.host?.username;
    this.names.challenger = this.info?.challenger?.username;
    if (this.info) say($('match-title'), `${game(this.info.game)} ${this.id}`);
    say($('left'), this.names.host ?? '');
    say($('right'), this.names.challenger ?? '');
    this.tell();
    if (!this.game || !this.names.challenger) this.timer = setTimeout(() => this.refresh(), EVERY_MILLIS);
  }

  /** The game tells by what it says first which one it is; whoever takes a seat again finds everything as it was. */
  begin(init) {
    if (!this.game) {
      const Game = init.columns ? Board : Pong;
      this.game = new Game(init, this.role, command => this.moving() && this.connection.send(command), this.names);
      this.go();
      $('stage').replaceChildren(this.game.element);
      $('stage').hidden = false;
      say($('help'), this.game.help().replace(/\s+/g, ' '));
      // Whoever started the match had the focus on a button that is gone now.
      if (!document.activeElement?.offsetParent) this.game.focus();
    }
    this.refresh();
  }

  frame(status) {
    if (!this.game || this.over) return;
    this.game.frame(status);
    if (!this.paused) this.notice(this.game.notice());
  }

  pause(paused) {
    this.paused = paused;
    this.go();
    this.tell();
  }

  moving() {
    return this.seated && !this.paused && !this.over;
  }

  go() {
    this.game?.go(this.moving());
  }

  end(result) {
    this.over = true;
    this.go();
    const won = result.winner === this.self ? 'You win' : `${result.winner} wins`;
    const elo = who => `${result[who]} ${result[`${who}_elo_before_match`]} → ${result[`${who}_elo_after_match`]}`;
    this.notice(`${won} ${result.winner_score} : ${result.loser_score}. Ratings: ${elo('winner')}, ${elo('loser')}.`);
    this.trouble('');
    this.buttons();
  }

  /** The hub, or the way to it, ended the connection; where it can be had again, it is. */
  closed(code, reason, seconds) {
    this.seated = false;
    clearTimeout(this.timer);
    this.go();
    this.buttons();
    if (this.over) return;
    const why = this.refused?.sentence ?? ending(code, reason);
    if ([4001, 4104, 4105].includes(code)) {
      this.lost(why);
    } else if (seconds !== null) {
      this.notice(`${why} Trying again in ${Math.ceil(seconds)} s.`);
      $('again').hidden = false;
    } else {
      this.notice(why);
      $('again').hidden = ![1000, 1002, 4106].includes(code) || this.refused !== null;
      if (this.refused?.code === 8 || this.refused?.code === 9) this.offer();
    }
  }

  /** No seat: the way to where this person is already, or else to watching. */
  async offer() {
    const refused = this.refused;
    const me = await api.player(this.self).catch(() => null);
    if (!me || refused !== this.refused) return;
    const link = $('instead');
    if (me.ongoing_match) {
      const role = ROLES[me.role];
      this.notice(`You are in ${me.ongoing_match === this.id ? 'this match' : `match ${me.ongoing_match}`} ${AS[role]} `
        + 'already.');
      link.textContent = 'Go there';
      link.href = `#${me.ongoing_match}/${role}`;
    } else if (this.role !== 'spectator') {
      link.textContent = 'Watch it';
      link.href = `#${this.id}/spectator`;
    }
    link.hidden = me.ongoing_match === null && this.role === 'spectator';
  }

  /** The hub has no answer to this. */
  ready() {
    if (this.connection.send({ command: 'ready' })) this.info.is_challenger_ready = true;
    this.tell();
  }

  /** What there is to do or to wait for. */
  tell() {
    this.buttons();
    if (!this.seated || this.over) return;
    if (this.paused) {
      this.notice('Paused: somebody is away. Who does not come back in time loses.');
    } else if (this.game) {
      this.notice(this.game.newest ? this.game.notice() : '');
    } else if (this.info) {
      this.notice(this.waiting());
    }
  }

  waiting() {
    const { challenger, is_challenger_ready: ready } = this.info;
    if (this.role === 'spectator') return 'The match has not begun yet.';
    if (this.role === 'challenger') {
      return ready ? `Waiting for ${this.names.host} to start.` : 'Say when you are ready.';
    }
    if (!challenger) return 'Waiting for somebody to play against.';
    return ready ? `${this.names.challenger} is ready: start the match.`
      : `${this.names.challenger} is here, but not ready yet.`;
  }

  buttons() {
    const before = this.seated && !this.game && !this.over && this.info;
    $('ready').hidden = !(before && this.role === 'challenger' && !this.info.is_challenger_ready);
    $('start').hidden = $('delete').hidden = !(before && this.role === 'host');
    $('start').disabled = !this.info?.is_challenger_ready;
    $('invite').hidden = !(before && this.role === 'host' && !this.info.challenger);
    $('invite-link').href = `#${this.id}/challenger`;
    say($('invite-link'), $('invite-link').href);
  }

  notice(text) {
    say($('notice'), text);
  }

  trouble(text) {
    clearTimeout(this.calm);
    say($('trouble'), text ?? '');
    this.calm = setTimeout(() => say($('trouble'), ''), READ_MILLIS);
  }

  clear() {
    this.game?.close();
    this.game = null;
    $('stage').replaceChildren();
  }
}
