// Who is in the room; each person has a menu of what one can do about them.

import { html, nothing } from 'lit';
import { TalkView } from '../view.js';
import { invite, moderate } from './deeds.js';
import { shown } from './doing.js';

const MINUTES = 60;
const HOURS = 60 * MINUTES;

class People extends TalkView {
  static properties = { open: { state: true } };

  /** What can be done about somebody: { label, href } or { label, deed }, those that are grave last. */
  choices(name) {
    const { talk } = this;
    const room = talk.current;
    const choices = [
      { label: 'Message', href: `#/dm/${encodeURIComponent(name)}` },
      { label: 'Mention', deed: () => this.dispatchEvent(new CustomEvent('mention', { detail: name, bubbles: true })) },
    ];
    for (const other of talk.channels) {
      if (other === room || !talk.owns(other) || other.lobby || other.members.has(name)) continue;
      choices.push({ label: `Invite to ${other.name}`, deed: () => invite(talk, other, name) });
    }
    if (talk.moderates) {
      const grave = (label, deed, seconds) =>
        choices.push({ label, grave: true, deed: () => moderate(talk, deed, name, seconds) });
      grave('Mute for 10 minutes', 'mute', 10 * MINUTES);
      grave('Unmute', 'unmute');
      grave('Put out of the room', 'kick');
      grave('Ban for an hour', 'ban', HOURS);
      grave('Ban for good', 'ban');
    }
    return choices;
  }

  async toggle(name) {
    this.open = this.open === name ? '' : name;
    await this.updateComplete;
    this.querySelector('[role=menuitem]')?.focus();
  }

  /** Closes the menu; who came to it by its button is there again. */
  async close() {
    const button = this.querySelector('[aria-expanded=true]');
    this.open = '';
    await this.updateComplete;
    button?.focus();
  }

  async choose({ deed }) {
    await this.close();
    if (!deed) return;
    try {
      await deed();
    } catch (problem) {
      this.talk.tell(problem.message);
    }
  }

  key(event) {
    const items = [...this.querySelectorAll('[role=menuitem]')];
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      items[to % items.length].focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  away({ relatedTarget, currentTarget }) {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) this.open = '';
  }

  menu(name) {
    return html`
      <ul class="menu" role="menu" aria-label=${name} @keydown=${this.key} @focusout=${this.away}>
        ${this.choices(name).map(choice => html`<li role="none">${choice.href
          ? html`<a role="menuitem" tabindex="-1" href=${choice.href} @click=${() => this.choose(choice)}>${
            choice.label}</a>`
          : html`<button role="menuitem" tabindex="-1" type="button" class=${choice.grave ? 'grave' : ''}
              @click=${() => this.choose(choice)}>${choice.label}</button>`}</li>`)}
      </ul>`;
  }

  person(name, owner) {
    const open = name === this.open;
    const rank = html`${shown(this.talk, name)}${name === owner ? html` <span class="quiet">owner</span>` : nothing}`;
    if (name === this.talk.self) {
      return html`<li><span class="of">${name} <span class="quiet">you</span></span>${rank}</li>`;
    }
    return html`<li class=${open ? 'open' : ''}><a href=${`#/dm/${encodeURIComponent(name)}`}>${name}</a>${rank}
      <button type="button" class="bare more-of" aria-haspopup="menu" aria-expanded=${String(open)}
        aria-label=${`What to do about ${name}`} @click=${() => this.toggle(name)}>⋯</button>
      ${open ? this.menu(name) : nothing}</li>`;
  }

  render() {
    const room = this.talk.current;
    if (!room || room.kind === 'dm') return nothing;
    const names = [...room.lobby ? this.talk.people : room.members].sort((a, b) => a.localeCompare(b));
    return html`
      <aside class="side" aria-labelledby="here">
        <h2 id="here">People <span class="quiet">${names.length}</span></h2>
        <ul id="people">${names.map(name => this.person(name, room.owner))}</ul>
      </aside>`;
  }
}

customElements.define('hub-people', People);
