// What one has read, and how much came since.

import { keep } from '../remember.js';
import { notify } from './notify.js';

/** What the current room has is read now, if somebody looks. */
export function seen(talk) {
  const room = talk.current;
  if (!room || document.hidden) return;
  room.unread = room.mentions = 0;
  if (room.newest) room.read = room.newest;
  title(talk);
}

/** Everything that came to a room while it was not seen counts; so does what was `missed` for want of a connection. */
export function count(talk, room, entries, named, missed = false) {
  const away = room !== talk.current || document.hidden;
  const others = entries.filter(entry => entry.author !== talk.self);
  if (others.length && (away ? room.unread === 0 : missed && !room.fresh)) room.fresh = others[0];
  if (away) {
    room.unread += others.length;
    room.mentions += others.filter(named).length;
  }
  if (!missed) others.filter(named).forEach(entry => notify(talk, room, entry));
  seen(talk);
  title(talk);
}

/** Remembers up to where one has read, for the next time. */
export function keepRead(talk) {
  for (const room of talk.channels.filter(one => one.read !== one.kept && !one.isPassing)) {
    keep(talk.self, `read:${room.name}`, room.kept = room.read);
  }
}

function title(talk) {
  document.title = talk.unread ? `(${talk.unread}) Hubbub` : 'Hubbub';
}
