// The deeds of administrators, as the dialogue asks for them.

import * as rest from './rest.js';

const IN_ROOM = ['kick', 'mute', 'unmute', 'ban', 'unban'];

export const revoke = name => ({
  title: `Sign ${name} out`, does: 'Sign out everywhere', harms: true, fields: ['reason'],
  text: 'All logins and connections of this account end at once. The password stays good.',
  act: values => rest.revoke(name, values), done: `${name} is signed out everywhere.`,
});

export const ban = name => ({
  title: `Ban ${name}`, does: 'Ban', harms: true, fields: ['time', 'reason'],
  text: 'All connections of this account end at once, and nobody can sign in with it.',
  act: values => rest.ban(name, values), done: `${name} is banned.`,
});

export const unban = name => ({
  title: `Let ${name} in again`, does: 'Unban', fields: ['reason'], text: 'The ban of this account ends.',
  act: values => rest.unban(name, values), done: `${name} may come in again.`,
});

export const roles = (name, has) => ({
  title: `Roles of ${name}`, does: 'Set the roles', fields: ['roles'], has,
  text: 'Wizards have a terminal; administrators may do all that is done here. Who loses a role loses what it was for.',
  act: values => rest.roles(name, values.roles), done: `${name} has other roles now.`,
});

const inRoom = (title, text, more) => ({
  title, text, deeds: IN_ROOM, does: 'Do it', harms: true, ...more,
  act: ({ deed, room = more.room, username = more.username, ...order }) =>
    rest.inRoom(room, deed, { username, ...order }),
  done: 'It is done.',
});

/** What is done to this person in a room that is to be chosen. */
export const person = (username, rooms) => inRoom(`${username} in a room`,
  'Kick sends out, mute keeps from speaking, ban keeps out. A time counts for mute and ban.',
  { username, rooms, fields: ['room', 'deed', 'time', 'reason'] });

/** What is done in this room to a person who is to be named. */
export const room = (name, people) => inRoom(`Somebody in ${name}`,
  'Kick sends out, mute keeps from speaking, ban keeps out. A time counts for mute and ban.',
  { room: name, people, fields: ['username', 'deed', 'time', 'reason'] });

export const endRoom = name => ({
  title: `End the room ${name}`, does: 'End the room', harms: true, fields: [],
  text: 'Everybody is sent out, and all that was said there is deleted.',
  act: () => rest.endRoom(name), done: `The room ${name} is gone.`,
});

/** Ends a terminal or a console of somebody. */
export const end = (what, id, whose) => ({
  title: `End ${whose}’s ${what}`, does: `End the ${what}`, harms: true, fields: [],
  text: 'All that runs in it ends with it.',
  act: () => rest.end(`${what}s`, id), done: `${whose}’s ${what} is ended.`,
});

/** Makes a service; `told` gets it with its token. */
export const makeService = told => ({
  title: 'Make a service', does: 'Make it', fields: ['name', 'in', 'out', 'time'],
  text: 'Its token is good for these addresses, as far as the hub lets services have them. * stands for any word, '
    + '{service} for the name.',
  act: async values => told(await rest.makeService(values)), done: 'The service is made.',
});

/** Gives a service a new token in place of its old one. */
export const renewService = ({ name, in: says, out: hears }, told) => ({
  title: `A new token for ${name}`, does: 'Make a new token', harms: true, fields: ['time'],
  text: 'The old token ends at once, and with it the connections of the service.',
  act: async values => told(await rest.makeService({ name, in: says, out: hears, renew: true, ...values })),
  done: `${name} has a new token.`,
});

export const revokeService = name => ({
  title: `Revoke the token of ${name}`, does: 'Revoke it', harms: true, fields: [],
  text: 'The token ends at once, and with it the connections of the service. It cannot be given back.',
  act: () => rest.end('services', name), done: `The token of ${name} is revoked.`,
});
