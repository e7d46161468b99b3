// All that this person knows of the chat: rooms and what was said there, who is here. Tells "change" when it changed.

import { recall } from '../remember.js';
import { recallDirects } from './directs.js';
import { join, leave, list } from './doors.js';
import { earlier, ensureHistory, say } from './history.js';
import { Line } from './line.js';
import { mentions } from './markup.js';
import { Room } from './room.js';
import { keepRead, seen } from './unread.js';

export class Talk extends EventTarget {
  /** `account` is as REST tells it; `ended(why)` is called when the login is over. */
  constructor(account, ended) {
    super();
    this.self = account.username;
    this.admin = account.roles.includes('admin');
    this.ended = ended;
    this.rooms = new Map();
    this.people = new Set();
    this.doing = new Map(); // by name: what somebody does elsewhere, and where, as far as they show it
    this.listed = [];
    this.invited = new Map();
    this.home = '';
    this.current = this.wanted = null;
    this.notice = '';
    this.line = new Line(this);
    recallDirects(this);
  }

  get rwci() { return this.line.rwci; }
  get connected() { return this.line.connected; }
  get status() { return this.line.status; }
  get stuck() { return this.line.stuck; }

  open() { this.line.open(); }
  again() { this.line.again(); }
  dispose() { this.line.dispose(); }

  join(name, create) { return join(this, name, create); }
  leave(room) { return leave(this, room); }
  list() { return list(this); }
  earlier(room) { earlier(this, room); }
  say(room, text) { return say(this, room, text); }
  seen() { seen(this); }

  /** Many things at once are one change: those who listen draw once for each picture of the screen. */
  changed() {
    if (this.changing) return;
    this.changing = true;
    const tell = () => {
      this.changing = false;
      keepRead(this);
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

  get unread() {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  }

  /** Tells whether one may put people out of the current room, and the like. */
  get moderates() {
    return this.current?.kind === 'room' && this.owns(this.current);
  }

  owns(room) {
    return this.admin || room.owner === this.self;
  }

  /** Tells whether an entry names this person. */
  names(entry) {
    return mentions(entry.text, this.self);
  }

  /** Looks at this room or person, as long as it is there; at the first room where none is named. */
  look(kind = 'room', name = '') {
    this.wanted = { kind, name };
    const first = this.rooms.get(`room/${this.home}`) ?? null;
    this.turn(kind === 'dm' && name ? this.room('dm', name) : this.rooms.get(`room/${name}`) ?? first);
    if (name && kind === 'room' && this.connected && this.current?.name !== name) this.join(name, false);
    this.seen();
    ensureHistory(this);
    this.changed();
  }

  /** Looks again at what was wanted: it may be there by now. */
  lookAgain() {
    if (this.wanted) this.look(this.wanted.kind, this.wanted.name);
  }

  /** Nobody looks at a room. */
  lookAway() {
    this.wanted = null;
    this.turn(null);
    this.changed();
  }

  // What was new in a room is not new any more when one comes back.
  turn(room) {
    if (this.current && this.current !== room) this.current.fresh = null;
    this.current = room;
  }

  go(room) {
    if (location.hash === room.href) this.lookAgain();
    else location.hash = room.href;
  }

  /** The connection is lost: nobody is known to be here, and what was on its way may not have come. */
  cutOff() {
    this.people.clear();
    for (const room of this.rooms.values()) {
      room.typists.clear();
      room.unsure.push(...room.pending.splice(0));
    }
    this.changed();
  }
}
