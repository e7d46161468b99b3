// Into rooms and out of them.

import { keep, recall } from '../remember.js';
import { keepDirects } from './directs.js';
import { learn } from './doing.js';
import { fill } from './history.js';

const GONE = new Set(['no-such-room', 'room-private', 'banned-from-room', 'room-name-invalid']);

/** Goes into a room, which is made where one wants that, and looks at it. */
export async function join(talk, name, create) {
  try {
    const answer = await talk.rwci.join(name, create);
    joined(talk, answer);
    talk.go(talk.room('room', answer.channel));
  } catch (failure) {
    if (failure.code === 'already-member') talk.go(talk.room('room', name));
    else talk.tell(`${name}: ${failure.message}`);
  }
}

/** Goes into a room for as long as something else lasts; without a look at it, and whoever asked hears what fails. */
export async function visit(talk, name) {
  const answer = await talk.rwci.join(name, false).catch(failure => {
    if (failure.code !== 'already-member') throw failure;
    return null;
  });
  talk.room('room', name).isPassing = true;
  if (answer) joined(talk, answer);
  talk.changed();
}

/** Leaves a room that one visits: nobody needs to be told. */
export function endVisit(talk, room) {
  gone(talk, room);
  talk.rwci.leave(room.name).catch(() => {});
}

function joined(talk, p) {
  const room = talk.room('room', p.channel);
  Object.assign(room, { topic: p.topic, owner: p.owner, closed: p.private, members: new Set(p.members) });
  talk.invited.delete(p.channel);
  keepRooms(talk);
  fill(talk, room);
  talk.changed();
}

export async function leave(talk, room) {
  if (room.kind === 'dm') {
    gone(talk, room);
    return;
  }
  try {
    await talk.rwci.leave(room.name);
    gone(talk, room);
  } catch (failure) {
    talk.tell(failure.message);
  }
}

/** A room is not one's own any more. */
export function gone(talk, room) {
  talk.rooms.delete(room.key);
  if (room.kind === 'dm') keepDirects(talk);
  else keepRooms(talk);
  if (talk.current === room) talk.current = null;
  if (location.hash === room.href) location.replace('#/');
  talk.changed();
}

function keepRooms(talk) {
  keep(talk.self, 'rooms', talk.channels.filter(room => !room.lobby && !room.isPassing).map(room => room.name));
}

/** Asks which rooms there are. */
export async function list(talk) {
  talk.listed = (await talk.rwci.list().catch(() => ({ rooms: talk.listed }))).rooms;
  for (const one of talk.listed) {
    const room = talk.rooms.get(`room/${one.channel}`);
    if (room) Object.assign(room, { topic: one.topic, owner: one.owner, closed: one.private, lobby: one.lobby });
  }
  talk.changed();
}

/** After a login: the lobby is there, the other rooms are joined again. */
export function enter(talk, lobby) {
  for (const name of lobby) talk.room('room', name).lobby = true;
  talk.lookAgain();
  talk.channels.filter(room => room.lobby).forEach(room => fill(talk, room));
  for (const name of recall(talk.self, 'rooms', [])) enterAgain(talk, name);
  list(talk);
  learn(talk);
  talk.changed();
}

async function enterAgain(talk, name) {
  try {
    joined(talk, await talk.rwci.join(name, false));
    if (talk.wanted?.name === name) talk.lookAgain();
  } catch (failure) {
    const room = talk.room('room', name);
    if (!GONE.has(failure.code)) return;
    gone(talk, room);
    talk.tell(`${name}: ${failure.message}`);
  }
}
