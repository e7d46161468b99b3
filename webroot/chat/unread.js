// What one has read, and how much came since.

import { keep } from '../remember.js';

/** What the current room has is read now, if somebody looks. */
export function seen(talk) {
  const room = talk.current;
  if (!room || document.hidden) return;
  room.unread = room.mentions = 0;
  if (room.newest) room.read = room.newest;
  title(talk);
}

/** Everything that came to a room while it was not seen counts. */
export function count(talk, room, entries, named) {
  const away = room !== talk.current || document.hidden;
  const others = entries.filter(entry => entry.author !== talk.self);
  if (away) {
    room.unread += others.length;
    room.mentions += others.filter(named).length;
  }
  seen(talk);
  title(talk);
}

/** Remembers up to where one has read, for the next time. */
export function keepRead(talk) {
  for (const room of talk.channels.filter(one => one.read !== one.kept)) {
    keep(talk.self, `read:${room.name}`, room.kept = room.read);
  }
}

function title(talk) {
  document.title = talk.unread ? `(${talk.unread}) Hubbub` : 'Hubbub';
}
