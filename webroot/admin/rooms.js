// All rooms, private ones too.

import { html, nothing } from 'lit';
import * as orders from './orders.js';
import { Part, chip, row, rows } from './part.js';

class Rooms extends Part {
  show(room) {
    const { name } = room;
    const people = (this.desk.people ?? []).map(one => one.name);
    return row({
      id: room.room,
      title: html`<a href=${`#/room/${encodeURIComponent(name)}`}># ${name}</a>${
        room.is_private ? chip('private') : nothing}${room.is_lobby ? chip('lobby', 'role') : nothing}
        ${room.topic ? html`<small>${room.topic}</small>` : nothing}`,
      facts: html`${chip(`${room.members} ${room.members === 1 ? 'member' : 'members'}`, room.members ? 'on' : '')}
        ${room.owner ? html`<span>of ${room.owner}</span>` : nothing}`,
      deeds: html`${this.button('Somebody in it …', `Somebody in ${name}`, () =>
        this.order(orders.room(name, people)))}${this.button('End', `End the room ${name}`, () =>
        this.order(orders.endRoom(name)), true)}`,
    });
  }

  render() {
    const list = this.desk.rooms?.toSorted((a, b) => b.is_lobby - a.is_lobby || b.members - a.members
      || a.name.localeCompare(b.name));
    return html`
      <h2 id="admin-heading">Rooms</h2>
      ${rows('admin-rooms', list, 'There is no room.', room => this.show(room))}`;
  }
}

customElements.define('hub-admin-rooms', Rooms);
