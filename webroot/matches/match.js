// One match, from the way to its seat to its result. What the hub says of it comes over a websocket; before the start
// the hub tells nothing there, so who is in it is asked for.

import * as api from '../api.js';
import { Connection } from '../connection.js';
import { Board } from './board.js';
import { Desk } from './desk.js';
import { Pong } from './pong.js';
import { $, say } from './dom.js';
import { ERRORS, ending } from './words.js';

const EVERY_MILLIS = 1000;
const LOGGED_OUT = [4001, 4104, 4105];
const AT_WILL = [1000, 1002, 4106]; // nothing is wrong that a person could not try again

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
    $('delete').onclick = () => api.deleteMatch(this.id).catch(problem => this.desk.trouble(problem.fields?.form));
  }

  enter(id, role) {
    Object.assign(this, { id, role, names: {}, info: null, game: null, paused: false, over: false, refused: null });
    this.desk = new Desk(id, role);
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
    this.game?.close();
    this.game = null;
    $('stage').replaceChildren();
  }

  connect() {
    this.refused = null;
    this.seated = false;
    this.desk.trouble('');
    this.desk.notice('Connecting …');
    this.desk.again(false);
    this.desk.deeds(false);
    this.connection.open();
  }

  packet(p) {
    if (p.message_type) {
      this.handlers[p.message_type]?.(p);
    } else if (p.status === 'success') {
      this.connection.settled();
      this.seated = true;
      this.paused = false;
      this.desk.again(false);
      this.go();
      this.refresh();
    } else if (p.error) {
      this.error(p);
    }
  }

  error(p) {
    const sentence = p.code === 1 ? p.error : ERRORS[p.code] ?? p.error;
    if (this.seated && p.code !== 4) {
      this.desk.trouble(sentence);
      if (!this.game) this.refresh();
    } else {
      this.refused = { code: p.code, sentence: p.code === 4 ? 'This match has been deleted, or given up.' : sentence };
    }
  }

  /** Looks who is there, again and again until the match begins. */
  async refresh() {
    clearTimeout(this.timer);
    const { connection } = this;
    const info = await api.match(this.id).catch(() => null);
    if (connection !== this.connection || !this.seated) return;
    this.info = info ?? this.info;
    this.names.host = this.info?.host?.username;
    this.names.challenger = this.info?.challenger?.username;
    if (this.info) this.desk.people(this.info);
    this.tell();
    if (!this.game || !this.names.challenger) this.timer = setTimeout(() => this.refresh(), EVERY_MILLIS);
  }

  /** The hub has no answer to this. */
  ready() {
    if (this.connection.send({ command: 'ready' })) this.info.is_challenger_ready = true;
    this.tell();
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
    if (!this.paused) this.desk.notice(this.game.notice());
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
    this.desk.deeds(false);
    this.desk.result(result, this.self);
  }

  /** The hub, or the way to it, ended the connection; where it can be had again, it is. */
  closed(code, reason, seconds) {
    this.seated = false;
    clearTimeout(this.timer);
    this.go();
    this.desk.deeds(false);
    if (this.over) return;
    const { refused } = this;
    const why = refused?.sentence ?? ending(code, reason);
    if (LOGGED_OUT.includes(code)) {
      this.lost(why);
      return;
    }
    this.desk.notice(seconds === null ? why : `${why} Trying again in ${Math.ceil(seconds)} s.`);
    this.desk.again(seconds !== null || refused === null && AT_WILL.includes(code));
    if (refused?.code === 8 || refused?.code === 9) this.desk.instead(this.self, () => refused === this.refused);
  }

  /** What there is to do or to wait for. */
  tell() {
    if (!this.seated || this.over) return;
    this.desk.deeds(!this.game && this.info);
    if (this.paused) {
      this.desk.notice('Paused: somebody is away. Who does not come back in time loses.');
    } else if (this.game) {
      this.desk.notice(this.game.newest ? this.game.notice() : '');
    } else if (this.info) {
      this.desk.notice(this.desk.waiting(this.info));
    }
  }
}
