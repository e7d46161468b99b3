// What one can do by a line that begins with a slash, and what completes a line.

import { invite, moderate } from './deeds.js';

const NO_ROOM = 'This is for rooms only.';
const room = talk => talk.current?.kind === 'room' ? talk.current : null;

const moderation = deed => async (talk, rest) => {
  const [, name, time] = /^@?(.+?)(?:\s+(\d+)m)?$/.exec(rest) ?? [];
  if (!room(talk) || !name) return 'Say whom, in a room.';
  return moderate(talk, deed, name, time ? Number(time) * 60 : undefined);
};

/** Each has what comes behind it, what it does, and a deed that returns what is wrong, or nothing. */
const COMMANDS = {
  join: ['room', 'Go into a room', (talk, rest) => rest ? void talk.join(rest, false) : 'Say which room.'],
  create: ['room', 'Make a room', (talk, rest) => rest ? void talk.join(rest, true) : 'Say how to call the room.'],
  leave: ['', 'Leave this room', talk =>
    talk.current?.lobby ? 'Nobody leaves the lobby.' : void talk.leave(talk.current)],
  topic: ['text', 'Set the topic', (talk, rest) =>
    room(talk) ? void talk.rwci.topic(room(talk).name, rest) : NO_ROOM],
  invite: ['name', 'Invite somebody here', async (talk, rest) => {
    if (!room(talk) || !rest) return 'Say whom, in a room.';
    return invite(talk, room(talk), rest.replace(/^@/, ''));
  }],
  private: ['', 'Only who is invited comes in', talk =>
    room(talk) ? void talk.rwci.visibility(room(talk).name, true) : NO_ROOM],
  public: ['', 'Everybody may come in', talk =>
    room(talk) ? void talk.rwci.visibility(room(talk).name, false) : NO_ROOM],
  msg: ['name text', 'Say something to one person', (talk, rest) => {
    const [, name, text] = /^@?(\S+)\s*([^]*)$/.exec(rest) ?? [];
    if (!name) return 'Say to whom.';
    const dm = talk.room('dm', name);
    if (text) talk.say(dm, text);
    talk.go(dm);
    return '';
  }],
  help: ['', 'Show all commands', talk => {
    for (const [name, [behind, what]] of available(talk)) talk.current?.note(`/${name} ${behind} – ${what}`);
    talk.changed();
  }],
};

/** For who owns the room, and for administrators. */
const MODERATORS = {
  kick: ['name', 'Put somebody out of this room', moderation('kick')],
  mute: ['name 10m', 'Let somebody not speak here, for a time', moderation('mute')],
  unmute: ['name', 'Let somebody speak here again', moderation('unmute')],
  ban: ['name 10m', 'Let somebody not come in here, for a time', moderation('ban')],
  unban: ['name', 'Let somebody come in here again', moderation('unban')],
};

const available = talk => Object.entries({ ...COMMANDS, ...talk.moderates ? MODERATORS : {} });

/** Does what a line says, if it is a command; returns what is wrong, "" where nothing is, null where it is none. */
export async function run(talk, line) {
  const [, name, rest] = /^\/([a-z]+)(?:\s+([^]*))?$/i.exec(line.trim()) ?? [];
  if (!name) return null;
  const command = new Map(available(talk)).get(name.toLowerCase());
  if (!command) {
    return Object.hasOwn(MODERATORS, name.toLowerCase()) ? 'Only the owner of the room may do that.'
      : `There is no command /${name}. /help shows all.`;
  }
  try {
    return await command[2](talk, rest?.trim() ?? '') ?? '';
  } catch (problem) {
    return problem.fields ? Object.values(problem.fields).join(' ') : problem.message;
  }
}

/** What may stand in place of the word before the caret: [{ text, label }]. */
export function completions(talk, before) {
  const command = /^\/([a-z]*)$/i.exec(before);
  if (command) {
    return available(talk).filter(([name]) => name.startsWith(command[1].toLowerCase()))
      .map(([name, [behind, what]]) => ({ text: `/${name}${behind ? ' ' : ''}`, label: `/${name} ${behind}`, what }));
  }
  const word = /(^|\s)@([^\s@]*)$/.exec(before);
  if (!word) return [];
  const begun = word[2].toLocaleLowerCase();
  return [...talk.people].filter(name => name !== talk.self && name.toLocaleLowerCase().startsWith(begun)).sort()
    .slice(0, 8)
    .map(name => ({ text: `${before.slice(0, word.index)}${word[1]}@${name} `, label: `@${name}`, what: '' }));
}
