// The match protocol: a seat in a match, and nothing of what a game means or looks like.

import { Connection } from '../connection.js';

// What the hub tells of a match, and who of the listener hears it.
const TOLD = { init: 'init', status: 'status', paused: 'paused', resumed: 'resumed', end: 'end' };

export class Seat {
  /**
   * `listener` has seated(), init(p), status(p), paused(), resumed(), end(p), error(p) for what was not possible, and
   * closed(code, reason, seconds) as a connection has.
   */
  constructor(id, role, listener) {
    this.listener = listener;
    this.connection = new Connection(`/ws/game/${id}/?role=${role}`, {
      opened: () => {},
      packet: p => this.packet(p),
      closed: (...why) => listener.closed(...why),
    });
  }

  /** Takes the seat, be it anew or again. */
  take() { this.connection.open(); }

  /** Gives everything back but the seat, which the hub keeps or not as its rules are. */
  dispose() { this.connection.dispose(); }

  // They say whether they could be sent. The hub has no answer to "ready".
  ready() { return this.connection.send({ command: 'ready' }); }
  start() { return this.connection.send({ command: 'start_match' }); }
  play(command) { return this.connection.send(command); }

  packet(p) {
    if (p.message_type) {
      const told = TOLD[p.message_type];
      if (told) this.listener[told](p);
    } else if (p.status === 'success') {
      this.connection.settled();
      this.listener.seated();
    } else if (p.error) {
      this.listener.error(p);
    }
  }
}
