// What runs for people: matches, terminals, consoles.

import { html, nothing } from 'lit';
import * as orders from './orders.js';
import { Part, chip, row, rows } from './part.js';
import { count, since } from './words.js';

class Running extends Part {
  match(match) {
    const players = match.challenger ? `${match.host} and ${match.challenger}` : match.host;
    const state = match.is_paused ? ['paused', 'bad'] : match.is_started ? ['playing', 'on'] : ['waiting', ''];
    return row({
      id: match.id,
      title: html`<b>${players}</b> ${chip(match.game)}`,
      facts: html`${chip(...state)}<span>${count(match.spectators.length, 'spectator', 'spectators')}, for ${
        since(Date.parse(match.start_timestamp ?? match.creation_timestamp))}</span>`,
      deeds: html`<a class="as-button" href="#/play/${match.id}/spectator">Watch<span
        class="unseen"> match ${match.id}</span></a>`,
    });
  }

  terminal(one) {
    return row({
      id: one.session,
      title: html`<b>${one.person}</b> <code>${one.directory}</code>`,
      facts: html`${chip(one.running ? `${one.running} running` : 'at rest', one.running ? 'on' : '')}
        <span>${count(one.viewers, 'window', 'windows')}, used ${since(one.used_at)} ago</span>
        ${one.shared_with.length ? html`<span>shown to ${one.shared_with.join(', ')}</span>` : nothing}`,
      deeds: this.button('End', `End the terminal of ${one.person}`, () =>
        this.order(orders.end('terminal', one.session, one.person)), true),
    });
  }

  console(one) {
    const state = !one.running ? ['starting', ''] : one.attached ? ['in use', 'on'] : ['kept', ''];
    return row({
      id: one.console,
      title: html`<b>${one.person}</b> <small>as ${one.user}</small>`,
      facts: html`${chip(...state)}<span>for ${since(one.started_at)}</span>
        ${one.spies ? chip(`${one.spies} watching`) : nothing}
        ${one.throttled ? chip(`held up ${one.throttled} times`) : nothing}
        ${one.dropped ? chip(`${one.dropped} packets dropped`) : nothing}`,
      deeds: html`<a class="as-button" href=${`#/console/watch/${encodeURIComponent(one.person)}`}>Watch<span
        class="unseen"> the console of ${one.person}</span></a>${this.button('End', `End the console of ${one.person}`,
        () => this.order(orders.end('console', one.console, one.person)), true)}`,
    });
  }

  render() {
    const { matches, terminals, consoles } = this.desk;
    return html`
      <h2 id="admin-heading">Running</h2>
      <h3>Matches</h3>
      ${rows('admin-matches', matches, 'Nobody plays.', one => this.match(one))}
      <h3>Terminals</h3>
      ${rows('admin-terminals', terminals, 'There is no session.', one => this.terminal(one))}
      <h3>Consoles</h3>
      ${rows('admin-consoles', consoles, 'There is no console.', one => this.console(one))}`;
  }
}

customElements.define('hub-admin-running', Running);
