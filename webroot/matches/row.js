// One match in the list of all.

import { make, say } from './dom.js';
import { ROLES, game, time } from './words.js';

const named = person => `${person.username} (${person.elo})`;

export class MatchRow {
  constructor(id) {
    this.id = id;
    this.who = make('b');
    this.how = make('span', { className: 'how' });
    this.join = this.link('challenger', 'Join');
    this.watch = this.link('spectator', 'Watch');
    this.back = this.link('host', 'Back');
    this.element = make('li', {}, make('span', { className: 'what' }, this.who, this.how),
      make('span', { className: 'ways' }, this.join, this.watch, this.back));
  }

  link(role, text) {
    return make('a', { className: 'button', href: `#${this.id}/${role}`, textContent: text });
  }

  /** Shows a match as it is now to somebody who may be in it, in another one, or in none. */
  show(match, me) {
    const title = `${game(match.game)} ${match.id}`;
    const host = match.host ? named(match.host) : 'somebody';
    say(this.who, `${title}: ${host}${match.challenger ? ` against ${named(match.challenger)}` : ''}`);
    const watching = match.spectators.length > 0 ? `, ${match.spectators.length} watching` : '';
    say(this.how, (match.is_started ? `running since ${time(match.start_timestamp)}`
      : match.challenger ? `about to start` : `waits for a challenger`) + watching);
    const mine = me.ongoing_match === match.id;
    this.join.hidden = Boolean(match.challenger) || Boolean(me.ongoing_match);
    this.watch.hidden = Boolean(me.ongoing_match);
    this.back.hidden = !mine;
    if (mine) this.back.href = `#${match.id}/${ROLES[me.role]}`;
    for (const link of [this.join, this.watch, this.back]) {
      link.setAttribute('aria-label', `${link.textContent}: ${title}`);
    }
  }
}
