// One match from the way to its seat to its result: all that one knows of it there. Tells "change" when that has
// changed. What moves goes to its `screen` frame by frame, and is no change.

import * as api from '../api.js';
import { gameOf } from './games.js';
import { Seat } from './seat.js';
import { AS, AT_WILL, ERRORS, GONE, LOGGED_OUT, ROLES, ending } from './words.js';

const EVERY_MILLIS = 1000;
const READ_MILLIS = 5000;

export class Match extends EventTarget {
  /** `over` is told why, should nobody be signed in any more. */
  constructor(id, role, self, over) {
    super();
    Object.assign(this, { id, role, self, over, names: {}, info: null, init: null, game: null, newest: null });
    Object.assign(this, { result: null, screen: null, been: false, isPaused: false, key: null });
    this.seat = new Seat(id, role, {
      seated: () => this.sit(),
      init: p => this.begin(p),
      status: p => this.frame(p),
      paused: () => this.pause(true),
      resumed: () => this.pause(false),
      end: p => this.finish(p),
      error: p => this.refuse(p),
      closed: (...why) => this.closed(...why),
    });
    this.take();
  }

  take() {
    Object.assign(this, { isSeated: false, refused: null, lost: '', trouble: '', again: false, instead: null });
    this.seat.take();
    this.changed();
  }

  dispose() {
    this.isGone = true;
    this.seat.dispose();
    clearTimeout(this.timer);
    clearTimeout(this.calm);
  }

  changed() {
    if (!this.isGone) this.dispatchEvent(new Event('change'));
  }

  /** Whether commands are of use now. */
  get isMoving() { return this.isSeated && !this.isPaused && !this.result; }

  play(command) { return this.isMoving && this.seat.play(command); }

  ready() {
    if (this.seat.ready()) this.info.is_challenger_ready = true;
    this.changed();
  }

  async delete() {
    await api.deleteMatch(this.id).catch(problem => this.complain(problem.fields?.form));
  }

  // --- what the hub tells

  sit() {
    Object.assign(this, { isSeated: true, been: true, isPaused: false, lost: '', refused: null, again: false });
    this.refresh();
    this.changed();
  }

  /** Whoever takes a seat again finds everything as it was. */
  begin(init) {
    this.init = init;
    this.game = gameOf(init);
    if (!this.game) this.complain('This page does not know this game.');
    this.refresh();
    this.changed();
  }

  frame(status) {
    if (this.result || !this.game) return;
    this.newest = status;
    this.screen?.frame(status);
    const key = this.game.key(status);
    if (key === this.key) return;
    this.key = key;
    this.changed();
  }

  pause(isPaused) {
    this.isPaused = isPaused;
    this.changed();
  }

  finish(result) {
    Object.assign(this, { result, trouble: '' });
    this.changed();
  }

  refuse({ code, error }) {
    const sentence = code === 1 ? error : ERRORS[code] ?? error;
    if (this.isSeated && code !== 4) {
      this.complain(sentence);
      if (!this.game) this.refresh();
    } else {
      this.refused = { code, sentence: code === 4 ? 'This match has been deleted, or given up.' : sentence };
    }
  }

  /** What went wrong, for as long as it takes to read it. */
  complain(text = 'Something went wrong in this page.') {
    clearTimeout(this.calm);
    this.trouble = text;
    this.calm = setTimeout(() => { this.trouble = ''; this.changed(); }, READ_MILLIS);
    this.changed();
  }

  /** Looks who is there, again and again until the match begins: of that the hub tells nothing here. */
  async refresh() {
    clearTimeout(this.timer);
    const asked = this.asked = {};
    const info = await api.match(this.id).catch(() => null);
    if (asked !== this.asked || !this.isSeated || this.isGone) return;
    this.info = info ?? this.info;
    this.names = { host: this.info?.host?.username, challenger: this.info?.challenger?.username };
    if (!this.game || !this.names.challenger) this.timer = setTimeout(() => this.refresh(), EVERY_MILLIS);
    this.changed();
  }

  /** The hub, or the way to it, ended the connection; where it can be had again, it is. */
  closed(code, reason, seconds) {
    this.isSeated = false;
    clearTimeout(this.timer);
    if (this.result) {
      this.changed();
      return;
    }
    const why = this.refused?.sentence ?? ending(code, reason);
    if (LOGGED_OUT.includes(code)) {
      this.over(why);
      return;
    }
    this.lost = seconds === null ? why : `${why} Trying again in ${Math.ceil(seconds)} s.`;
    this.again = seconds !== null || !this.refused && AT_WILL.includes(code);
    this.changed();
    if (code === GONE || this.refused?.code === 4) this.recall();
    else if (this.refused) this.lead();
  }

  /** It may have come to its end while one was away. */
  async recall() {
    const result = await api.result(this.id).catch(() => null);
    if (result && !this.isGone) this.finish(result);
  }

  /** No seat: the way to where this person is already, or else to watching. */
  async lead() {
    const { refused } = this;
    const me = await api.player(this.self).catch(() => null);
    if (!me || refused !== this.refused || this.isGone) return;
    if (me.ongoing_match) {
      const role = ROLES[me.role];
      const where = me.ongoing_match === this.id ? 'this match' : `match ${me.ongoing_match}`;
      this.lost = `You are in ${where} ${AS[role]} already.`;
      this.instead = { href: `#/play/${me.ongoing_match}/${role}`, text: 'Go there' };
    } else if (this.role !== 'spectator') {
      this.instead = { href: `#/play/${this.id}/spectator`, text: 'Watch it' };
    }
    this.changed();
  }
}
