// The rooms one is in, people one talks to, and the way into other rooms.

import { html, nothing } from 'lit';
import { TalkView } from '../view.js';

const byName = (a, b) => Number(b.lobby) - Number(a.lobby) || a.name.localeCompare(b.name);

class Rooms extends TalkView {
  static properties = { browsing: { state: true } };

  browse() {
    this.browsing = !this.browsing;
    if (this.browsing) this.talk.list();
  }

  create(event) {
    event.preventDefault();
    const { name } = event.target.elements;
    if (name.value.trim()) this.talk.join(name.value.trim(), true);
    event.target.reset();
    this.browsing = false;
  }

  entry(room) {
    const named = room.mentions > 0;
    return html`
      <li class=${room.unread ? 'unread' : ''}>
        <a href=${room.href} aria-current=${room === this.talk.current ? 'true' : nothing}>
          <span class="sign" aria-hidden="true">${room.kind === 'dm' ? '@' : room.closed ? '🔒' : '#'}</span>
          <span class="of">${room.name}</span>
          ${room.unread ? html`<span class="count ${named ? 'named' : ''}">${room.unread}<span class="unseen">
            unread${named ? ', one for you' : ''}</span></span>` : nothing}
        </a>
        ${room.lobby ? nothing : html`<button type="button" class="bare" aria-label=${
          room.kind === 'dm' ? `Close the talk with ${room.name}` : `Leave ${room.name}`}
          @click=${() => this.talk.leave(room)}>×</button>`}
      </li>`;
  }

  render() {
    const { talk } = this;
    return html`
      <nav class="side" aria-label="Rooms">
        <h2>Rooms</h2>
        <ul id="rooms">${talk.channels.sort(byName).map(room => this.entry(room))}</ul>
        ${talk.invited.size ? html`<h2>Invitations</h2>
          <ul id="invitations">${[...talk.invited].map(([name, by]) => html`<li>
            <span class="of">${name}, by ${by}</span>
            <button type="button" @click=${() => talk.join(name, false)}>Join</button></li>`)}</ul>` : nothing}
        <button id="browse" type="button" aria-expanded=${String(Boolean(this.browsing))}
          @click=${this.browse}>Other rooms</button>
        ${this.browsing ? this.others() : nothing}
        ${talk.directs.length ? html`<h2>People</h2>
          <ul id="directs">${talk.directs.map(room => this.entry(room))}</ul>` : nothing}
      </nav>`;
  }

  others() {
    const { talk } = this;
    const others = talk.listed.filter(one => !talk.rooms.has(`room/${one.channel}`));
    return html`
      <div class="others">
        ${others.length ? nothing : html`<p class="hint">There are no others yet.</p>`}
        <ul id="others">${others.map(one => html`<li>
          <span class="of" title=${one.topic}>${one.channel}</span><span class="quiet">${one.total}</span>
          <button type="button" aria-label="Join ${one.channel}" @click=${() => { this.browsing = false;
            talk.join(one.channel, false); }}>Join</button></li>`)}</ul>
        <form id="create" autocomplete="off" @submit=${this.create}>
          <label for="new-room">New room</label>
          <div><input id="new-room" name="name" maxlength="64"><button type="submit">Create</button></div>
        </form>
      </div>`;
  }
}

customElements.define('hub-rooms', Rooms);
