// What was said: asked for where it is missing, and what one says oneself.

import { keepDirects } from './directs.js';
import { count, seen } from './unread.js';

/** Asks for what is missing in a room since it was last known. */
export async function fill(talk, room) {
  const after = room.newest ?? room.read;
  if (!after && room !== talk.current) return; // when it is opened
  let where = after ? { after } : {};
  while (where) {
    where = await page(talk, room, where, true);
  }
  restoreUnsaid(talk, room);
  seen(talk);
  ensureHistory(talk);
}

async function page(talk, room, where, counted) {
  room.busy++;
  try {
    const { fresh, on } = room.take(await talk.rwci.history(room.name, where), where);
    const own = new Set(fresh.filter(entry => entry.author === talk.self).map(entry => entry.text));
    room.unsure = room.unsure.filter(text => !own.has(text));
    if (counted && where.after) count(talk, room, fresh, entry => talk.names(entry), true);
    return on;
  } catch (failure) {
    if (failure.code !== 'lost') talk.tell(failure.message);
    return null;
  } finally {
    room.busy--;
    talk.changed();
  }
}

/** The page before what is known of a room. */
export function earlier(talk, room) {
  if (!room.more || room.busy || !talk.connected) return;
  page(talk, room, room.oldest ? { before: room.oldest } : {}, false);
}

export function ensureHistory(talk) {
  const room = talk.current;
  if (room?.kind === 'room' && room.size < 30) earlier(talk, room);
}

/** Says something, if that can be done now, and tells whether. */
export function say(talk, room, text) {
  const sent = room.kind === 'dm' ? talk.rwci.direct(room.name, text) : talk.rwci.say(room.name, text);
  if (!sent) return false;
  room.sent = [...room.sent.filter(one => one !== text), text].slice(-50);
  if (room.kind === 'dm') {
    // The hub does not tell one what one said oneself.
    room.add({ kind: 'said', at: Date.now(), author: talk.self, text });
    keepDirects(talk);
  } else {
    room.pending.push(text);
  }
  room.following = true;
  room.fresh = null;
  talk.changed();
  return true;
}

/** What was on its way when the connection broke, and is not in the room now, is there to be sent again. */
function restoreUnsaid(talk, room) {
  if (room.unsure.length > 0 && !room.draft && talk.connected) {
    room.draft = room.unsure.join('\n');
    room.unsure = [];
    talk.tell('Your last message was not sent. It is still there.');
  }
}
