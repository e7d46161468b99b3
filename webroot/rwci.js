// RWCI with its extensions: how things are asked of the hub, and nothing of what they mean or how they look.

import { Connection } from './connection.js';

// What answers what; an error answers too. One of each kind is on its way at a time, since errors name only the kind.
const ANSWERS = {
  history: 'history', join_channel: 'channel_joined', leave_channel: 'channel_left', room_list: 'room_list',
  invite: 'invite', kick: 'kick', mute: 'mute', unmute: 'unmute', ban: 'ban', unban: 'unban',
  presence: 'presence', shown: 'shown',
};
const REQUESTS = Object.fromEntries(Object.entries(ANSWERS).map(([request, answer]) => [answer, request]));

/** Why something asked for was not done; `code` is the hub's, or "lost" where the connection was. */
export class Failure extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Rwci {
  /** `listener` has packet(p) for all that nobody asked for, and closed(code, reason, seconds) as a connection has. */
  constructor(listener) {
    this.listener = listener;
    this.waiting = new Map();
    this.connection = new Connection('/rwci', {
      opened: () => this.connection.send({ type: 'auth', extensions: ['ids', 'history', 'rooms'] }),
      packet: p => this.packet(p),
      closed: (...why) => this.closed(...why),
    });
  }

  open() { this.connection.open(); }
  dispose() { this.connection.dispose(); }

  // These are answered by what everybody is told, or by nothing; they say whether they could be sent.
  say(channel, message) { return this.connection.send({ type: 'message', channel, message }); }
  direct(recipient, message) { return this.connection.send({ type: 'direct_message', recipient, message }); }
  typing(channel) { return this.connection.send({ type: 'typing', channel }); }
  topic(channel, topic) { return this.connection.send({ type: 'topic', channel, topic }); }
  visibility(channel, closed) { return this.connection.send({ type: 'visibility', channel, private: closed }); }

  // These promise their answer, or fail.
  history(channel, where) { return this.ask({ type: 'history', channel, limit: 200, ...where }); }
  join(channel, create) { return this.ask({ type: 'join_channel', channel, create }); }
  leave(channel) { return this.ask({ type: 'leave_channel', channel }); }
  list() { return this.ask({ type: 'room_list' }); }
  invite(channel, username) { return this.ask({ type: 'invite', channel, username }); }
  presence() { return this.ask({ type: 'presence' }); }
  /** What others see of what one does; sets it where there is a list. */
  shown(what) { return this.ask({ type: 'shown', what }); }
  /** `deed` is one of kick, mute, unmute, ban and unban; for good where there are no seconds. */
  moderate(deed, channel, username, seconds) { return this.ask({ type: deed, channel, username, seconds }); }

  ask(packet) {
    return new Promise((resolve, reject) => {
      const line = this.waiting.get(packet.type) ?? [];
      this.waiting.set(packet.type, line);
      line.push({ packet, resolve, reject });
      if (line.length === 1) this.sendFirst(line);
    });
  }

  sendFirst(line) {
    while (line.length > 0 && !this.connection.send(line[0].packet)) {
      line.shift().reject(new Failure('lost', 'There is no connection.'));
    }
  }

  packet(p) {
    if (p.type === 'auth' && p.success) this.connection.settled();
    const line = this.waiting.get(p.type === 'error' ? p.request : REQUESTS[p.type]);
    if (line?.length) {
      const { resolve, reject } = line.shift();
      if (p.type === 'error') reject(new Failure(p.code, p.message));
      else resolve(p);
      this.sendFirst(line);
    } else {
      this.listener.packet(p);
    }
  }

  closed(...why) {
    const lost = [...this.waiting.values()].flat();
    this.waiting.clear();
    lost.forEach(one => one.reject(new Failure('lost', 'The connection was lost.')));
    this.listener.closed(...why);
  }
}
