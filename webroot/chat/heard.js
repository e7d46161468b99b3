// What each packet that nobody asked for does to what one knows.

import { keepDirects } from './directs.js';
import { changed } from './doing.js';
import { enter, gone } from './doors.js';
import { entryOf } from './room.js';
import { count } from './unread.js';

const TYPING_MILLIS = 5000;

function comeOrGo(talk, name, came) {
  const changed = came ? !talk.people.has(name) : talk.people.has(name);
  if (came) talk.people.add(name);
  else talk.people.delete(name);
  const home = talk.rooms.get(`room/${talk.home}`);
  if (changed && name !== talk.self) home?.note(`${name} ${came ? 'came in' : 'left'}`);
  talk.changed();
}

const within = (talk, channel, deed) => {
  const room = talk.rooms.get(`room/${channel}`);
  if (room) deed(room);
  talk.changed();
};

const quietTypist = (talk, room, name) => {
  clearTimeout(room.typists.get(name));
  room.typists.delete(name);
  talk.changed();
};

export const handlers = {
  auth: (talk, p) => {
    if (!p.success) return;
    talk.self = p.username;
    talk.line.opened(p.username);
    talk.changed();
  },
  user_list: (talk, p) => {
    talk.people = new Set(p.users);
    talk.changed();
  },
  channel_list: (talk, p) => { talk.lobby = p.channels; },
  default_channel: (talk, p) => {
    talk.home = p.channel;
    enter(talk, talk.lobby ?? [p.channel]);
  },
  join: (talk, p) => comeOrGo(talk, p.username, true),
  quit: (talk, p) => comeOrGo(talk, p.username, false),
  message: (talk, p) => within(talk, p.channel, room => {
    const entry = entryOf(p);
    const fresh = room.add(entry);
    quietTypist(talk, room, p.author);
    if (room.busy === 0) room.newest = p.id;
    if (p.author === talk.self) {
      const mine = room.pending.indexOf(p.message);
      if (mine >= 0) room.pending.splice(mine, 1);
    }
    if (fresh) count(talk, room, [entry], one => talk.names(one));
  }),
  direct_message: (talk, p) => {
    if (p.author === 'server' && p.ts === undefined) {
      talk.tell(p.message);
      return;
    }
    const room = talk.room('dm', p.author);
    const entry = entryOf(p);
    room.add(entry);
    count(talk, room, [entry], () => true);
    keepDirects(talk);
    talk.changed();
  },
  doing: (talk, p) => changed(talk, p),
  broadcast: (talk, p) => {
    talk.current?.note(p.message);
    talk.tell(p.message);
  },
  typing: (talk, p) => within(talk, p.channel, room => {
    if (p.username === talk.self) return;
    clearTimeout(room.typists.get(p.username));
    room.typists.set(p.username, setTimeout(() => quietTypist(talk, room, p.username), TYPING_MILLIS));
  }),
  channel_create: () => {}, // the answer to the joining says more
  channel_delete: (talk, p) => within(talk, p.channel, room => {
    // Where one left oneself the answer to that follows.
    gone(talk, room);
    talk.tell(`You are not in ${p.channel} any more.`);
  }),
  channel_join: (talk, p) => within(talk, p.channel, room => {
    room.members.add(p.username);
    if (p.username !== talk.self) room.note(`${p.username} came in`);
  }),
  channel_leave: (talk, p) => within(talk, p.channel, room => {
    room.members.delete(p.username);
    if (p.username !== talk.self) room.note(`${p.username} left`);
  }),
  channel_rename: (talk, p) => within(talk, p.channel, room => {
    room.members.delete(p.username);
    room.members.add(p.now);
    room.note(`${p.username} is ${p.now} now`);
  }),
  topic: (talk, p) => within(talk, p.channel, room => {
    room.topic = p.topic;
    room.note(p.topic ? `${p.username} set the topic: ${p.topic}` : `${p.username} took the topic away`);
  }),
  visibility: (talk, p) => within(talk, p.channel, room => {
    room.closed = p.private;
    room.note(`${p.username} made the room ${p.private ? 'private' : 'public'}`);
  }),
  invited: (talk, p) => {
    talk.invited.set(p.channel, p.username);
    talk.tell(`${p.username} invites you to ${p.channel}.`);
  },
  error: (talk, p) => {
    const room = talk.current;
    if (p.request === 'message' && room?.pending.length) {
      const text = room.pending.pop();
      room.draft ||= text;
    }
    talk.tell(p.message);
  },
};
