// All matches: what goes on, looked at every two seconds while somebody looks at this page.

import * as api from '../api.js';
import { $, say } from './dom.js';
import { MatchRow } from './row.js';
import { Records } from './records.js';
import { AS, ROLES } from './words.js';

const EVERY_MILLIS = 2000;
const FILTERS = { all: {}, open: { is_full: 'false' }, running: { is_started: 'true' } };

export class Lobby {
  /** `lost` is told why, should nobody be signed in any more. */
  constructor(self, lost) {
    this.self = self;
    this.lost = lost;
    this.rows = new Map();
    this.records = new Records(self);
    this.shown = false;
    $('create').onsubmit = event => this.create(event);
    $('show').onchange = () => this.refresh();
    $('filter').onsubmit = event => event.preventDefault();
    $('mine-delete').onclick = () => this.delete();
    document.addEventListener('visibilitychange', () => !document.hidden && this.refresh());
  }

  show() {
    this.shown = true;
    this.records.stale();
    say($('lobby-error'), '');
    this.refresh();
  }

  hide() {
    this.shown = false;
    clearTimeout(this.timer);
  }

  async refresh() {
    clearTimeout(this.timer);
    if (!this.shown || document.hidden) return;
    const turn = this.turn = {};
    try {
      const [found, me] = await Promise.all([api.matches(FILTERS[$('show').value]), api.player(this.self)]);
      if (turn !== this.turn || !this.shown) return;
      this.list(found, me);
      this.mine(me, found);
      await this.records.refresh();
      if (this.unreachable) say($('lobby-error'), '');
      this.unreachable = false;
    } catch (problem) {
      if (turn !== this.turn || !this.shown) return;
      if (problem.status === 401) return this.lost('You are not signed in any more.');
      this.unreachable = true;
      this.complain(problem);
    }
    if (turn === this.turn) this.timer = setTimeout(() => this.refresh(), EVERY_MILLIS);
  }

  /** Rows stay where they are, so that nobody loses the button just aimed at. */
  list(found, me) {
    const gone = new Set(this.rows.keys());
    for (const match of found) {
      gone.delete(match.id);
      if (!this.rows.has(match.id)) {
        this.rows.set(match.id, new MatchRow(match.id));
        $('ongoing').append(this.rows.get(match.id).element);
      }
      this.rows.get(match.id).show(match, me);
    }
    for (const id of gone) {
      this.rows.get(id).element.remove();
      this.rows.delete(id);
    }
    $('none').hidden = found.length > 0;
  }

  /** Somebody is in one match at the most; from here the way leads back to it. */
  mine(me, found) {
    $('mine').hidden = !me.ongoing_match;
    if (!me.ongoing_match) return;
    const role = ROLES[me.role];
    const match = found.find(one => one.id === me.ongoing_match);
    this.own = me.ongoing_match;
    $('mine-back').href = `#${me.ongoing_match}/${role}`;
    $('mine-delete').hidden = role !== 'host' || (match?.is_started ?? false);
    const kept = match?.is_started && role !== 'spectator' ? ' It waits for you, but not for long.' : '';
    say($('mine-text'), `You are in match ${me.ongoing_match} ${AS[role]}.${kept}`);
  }

  async create(event) {
    event.preventDefault();
    say($('lobby-error'), '');
    try {
      location.hash = `#${(await api.createMatch($('game').value)).id}/host`;
    } catch (problem) {
      this.complain(problem);
    }
  }

  async delete() {
    say($('lobby-error'), '');
    await api.deleteMatch(this.own).catch(problem => this.complain(problem));
    this.refresh();
  }

  complain(problem) {
    say($('lobby-error'), problem.fields?.form ?? 'Something went wrong in this page.');
  }
}
