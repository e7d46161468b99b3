// All that this person knows of the chat: rooms and what was said there, who is here. Tells "change" when it changed.

import * as api from '../api.js';
import { keep, recall } from '../remember.js';
import { Rwci } from '../rwci.js';
import { handlers } from './heard.js';
import { mentions } from './markup.js';
import { Room } from './room.js';

const GONE = new Set(['no-such-room', 'room-private', 'banned-from-room', 'room-name-invalid']);

export class Talk extends EventTarget {
  /** `account` is as REST tells it; `ended(why)` is called when the login is over. */
  constructor(account, ended) {
    super();
    this.self = account.username;
    this.admin = account.roles.includes('admin');
    this.ended = ended;
    this.rooms = new Map();
    this.people = new Set();
    this.listed = [];
    this.invited = new Map();
    this.home = '';
    this.current = this.wanted = null;
    this.refusals = 0;
    this.status = 'Connecting …';
    this.connected = this.stuck = false;
    this.notice = '';
    this.rwci = new Rwci({ packet: p => handlers[p.type]?.(this, p), closed: (...why) => this.closed(...why) });
    for (const name of recall(this.self, 'people', [], true)) this.recallDirect(name);
  }

  open() {
    this.stuck = false;
    this.status = 'Connecting …';
    this.rwci.open();
    this.changed();
  }

  /** A person wants it to be tried again. */
  again() {
    this.refusals = 0;
    this.open();
  }

  dispose() {
    this.rwci.dispose();
  }

  /** Many things at once are one change: those who listen draw once for each picture of the screen. */
  changed() {
    if (this.changing) return;
    this.changing = true;
    const tell = () => {
      this.changing = false;
      this.keepRead();
      this.dispatchEvent(new Event('change'));
    };
    if (document.hidden) setTimeout(tell, 200);
    else requestAnimationFrame(tell);
  }

  /** Says something of the page itself, once. */
  tell(text) {
    this.notice = text;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { this.notice = ''; this.changed(); }, 8000);
    this.changed();
  }

  /** The room or person of this kind and name, which is there from now on. */
  room(kind, name) {
    const fresh = new Room(kind, name);
    const known = this.rooms.get(fresh.key);
    if (known) return known;
    if (kind === 'room') fresh.read = fresh.kept = recall(this.self, `read:${name}`, null);
    this.rooms.set(fresh.key, fresh);
    return fresh;
  }

  get channels() {
    return [...this.rooms.values()].filter(room => room.kind === 'room');
  }

  get directs() {
    return [...this.rooms.values()].filter(room => room.kind === 'dm');
  }

  /** Looks at this room or person, as long as it is there; at the first room where none is named. */
  look(kind = 'room', name = '') {
    this.wanted = { kind, name };
    const first = this.rooms.get(`room/${this.home}`) ?? null;
    if (kind === 'dm' && name) this.current = this.room('dm', name);
    else this.current = this.rooms.get(`room/${name}`) ?? first;
    if (name && kind === 'room' && this.connected && this.current?.name !== name) this.join(name, false);
    this.seen();
    this.ensureHistory();
    this.changed();
  }

  /** Looks again at what was wanted: it may be there by now. */
  lookAgain() {
    if (this.wanted) this.look(this.wanted.kind, this.wanted.name);
  }

  /** Nobody looks at a room. */
  lookAway() {
    this.wanted = this.current = null;
    this.changed();
  }

  go(room) {
    if (location.hash === room.href) this.lookAgain();
    else location.hash = room.href;
  }

  /** What the current room has is read now, if somebody looks. */
  seen() {
    const room = this.current;
    if (!room || document.hidden) return;
    room.unread = room.mentions = 0;
    if (room.newest) room.read = room.newest;
    this.title();
  }

  keepRead() {
    for (const room of this.channels.filter(one => one.read !== one.kept)) {
      keep(this.self, `read:${room.name}`, room.kept = room.read);
    }
  }

  get unread() {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  }

  title() {
    document.title = this.unread ? `(${this.unread}) Hubbub` : 'Hubbub';
  }

  /** Everything that came to a room while it was not seen counts. */
  count(room, entries, named) {
    const away = room !== this.current || document.hidden;
    const others = entries.filter(entry => entry.author !== this.self);
    if (away) {
      room.unread += others.length;
      room.mentions += others.filter(named).length;
    }
    this.seen();
    this.title();
  }

  // --- rooms

  async join(name, create) {
    try {
      const answer = await this.rwci.join(name, create);
      this.joined(answer);
      this.go(this.room('room', answer.channel));
    } catch (failure) {
      if (failure.code === 'already-member') this.go(this.room('room', name));
      else this.tell(`${name}: ${failure.message}`);
    }
  }

  joined(p) {
    const room = this.room('room', p.channel);
    Object.assign(room, { topic: p.topic, owner: p.owner, closed: p.private, members: new Set(p.members) });
    this.invited.delete(p.channel);
    this.keepRooms();
    this.fill(room);
    this.changed();
  }

  async leave(room) {
    if (room.kind === 'dm') {
      this.gone(room);
      return;
    }
    try {
      await this.rwci.leave(room.name);
      this.gone(room);
    } catch (failure) {
      this.tell(failure.message);
    }
  }

  /** A room is not one's own any more. */
  gone(room) {
    this.rooms.delete(room.key);
    if (room.kind === 'dm') this.keepDirects();
    else this.keepRooms();
    if (this.current === room) this.current = null;
    if (location.hash === room.href) location.replace('#/');
    this.changed();
  }

  keepRooms() {
    keep(this.self, 'rooms', this.channels.filter(room => !room.lobby).map(room => room.name));
  }

  async list() {
    this.listed = (await this.rwci.list().catch(() => ({ rooms: this.listed }))).rooms;
    for (const one of this.listed) {
      const room = this.rooms.get(`room/${one.channel}`);
      if (room) Object.assign(room, { topic: one.topic, owner: one.owner, closed: one.private, lobby: one.lobby });
    }
    this.changed();
  }

  /** After a login: the lobby is there, the other rooms are joined again. */
  enter(lobby) {
    for (const name of lobby) this.room('room', name).lobby = true;
    this.lookAgain();
    this.channels.filter(room => room.lobby).forEach(room => this.fill(room));
    for (const name of recall(this.self, 'rooms', [])) this.enterAgain(name);
    this.list();
    this.changed();
  }

  async enterAgain(name) {
    try {
      this.joined(await this.rwci.join(name, false));
      if (this.wanted?.name === name) this.lookAgain();
    } catch (failure) {
      const room = this.room('room', name);
      if (!GONE.has(failure.code)) return;
      this.gone(room);
      this.tell(`${name}: ${failure.message}`);
    }
  }

  // --- what was said

  /** Asks for what is missing in a room since it was last known. */
  async fill(room) {
    const after = room.newest ?? room.read;
    if (!after && room !== this.current) return; // when it is opened
    let where = after ? { after } : {};
    while (where) {
      where = await this.page(room, where, true);
    }
    this.restoreUnsaid(room);
    this.seen();
    this.ensureHistory();
  }

  async page(room, where, counted) {
    room.busy++;
    try {
      const { fresh, on } = room.take(await this.rwci.history(room.name, where), where);
      const own = new Set(fresh.filter(entry => entry.author === this.self).map(entry => entry.text));
      room.unsure = room.unsure.filter(text => !own.has(text));
      if (counted && where.after) this.count(room, fresh, entry => this.names(entry));
      return on;
    } catch (failure) {
      if (failure.code !== 'lost') this.tell(failure.message);
      return null;
    } finally {
      room.busy--;
      this.changed();
    }
  }

  /** The page before what is known of the current room. */
  earlier(room) {
    if (!room.more || room.busy || !this.connected) return;
    this.page(room, room.oldest ? { before: room.oldest } : {}, false);
  }

  ensureHistory() {
    const room = this.current;
    if (room?.kind === 'room' && room.size < 30) this.earlier(room);
  }

  say(room, text) {
    const sent = room.kind === 'dm' ? this.rwci.direct(room.name, text) : this.rwci.say(room.name, text);
    if (!sent) return false;
    room.sent = [...room.sent.filter(one => one !== text), text].slice(-50);
    if (room.kind === 'dm') {
      // The hub does not tell one what one said oneself.
      room.add({ kind: 'said', at: Date.now(), author: this.self, text });
      this.keepDirects();
    } else {
      room.pending.push(text);
    }
    room.following = true;
    this.changed();
    return true;
  }

  names(entry) {
    return mentions(entry.text, this.self);
  }

  /** What was on its way when the connection broke, and is not in the room now, is there to be sent again. */
  restoreUnsaid(room) {
    if (room.unsure.length > 0 && !room.draft && this.connected) {
      room.draft = room.unsure.join('\n');
      room.unsure = [];
      this.tell('Your last message was not sent. It is still there.');
    }
  }

  // --- people

  recallDirect(name) {
    const room = this.room('dm', name);
    recall(this.self, `dm:${name}`, [], true).forEach(entry => room.add(entry));
  }

  keepDirects() {
    keep(this.self, 'people', this.directs.map(room => room.name), true);
    for (const room of this.directs) {
      keep(this.self, `dm:${room.name}`, room.blocks.flatMap(one => one.list).slice(-200), true);
    }
  }

  // --- the connection

  async closed(code, reason, seconds) {
    this.connected = false;
    this.people.clear();
    for (const room of this.rooms.values()) {
      room.typists.clear();
      room.unsure.push(...room.pending.splice(0));
    }
    this.changed();
    if (seconds !== null) {
      this.status = `${reason || 'The connection was lost.'} Trying again in ${Math.ceil(seconds)} s.`;
      return;
    }
    const problem = await api.me().then(() => null, why => why);
    if (code === 4105 || problem?.status === 401) {
      this.ended(reason);
    } else if (code === 4100 && this.refusals++ < 4) {
      // After a reload the connection of the page before may take a moment to end.
      this.status = 'Connecting …';
      setTimeout(() => this.rwci.open(), 500 * this.refusals);
    } else {
      this.status = code === 4100 ? 'You are connected in another window or program.'
        : reason || 'The connection was closed.';
      this.stuck = true;
    }
    this.changed();
  }
}
