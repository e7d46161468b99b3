// What one does about other people in a room, by command or by menu. Each says so, or throws why it was not done.

const DONE = {
  kick: 'is out of the room', mute: 'cannot speak here now', unmute: 'may speak here again',
  ban: 'is out, and cannot come in', unban: 'may come in again',
};

/** Returns what is wrong: nothing. */
export async function moderate(talk, deed, name, seconds) {
  await talk.rwci.moderate(deed, talk.current.name, name, seconds);
  talk.tell(`${name} ${DONE[deed]}.`);
  return '';
}

export async function invite(talk, room, name) {
  await talk.rwci.invite(room.name, name);
  talk.tell(`${name} is invited to ${room.name}.`);
  return '';
}
