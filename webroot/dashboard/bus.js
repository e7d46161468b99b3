// The hub's event bus in a page: frames of Vert.x's SockJS event bus bridge, each one message of a websocket. The login
// is the cookie, which comes with the handshake. Copy it, with connection.js, for a page of your own.

import { Connection } from '../connection.js';

const PATH = '/eventbus/websocket';
const ANSWER_MILLIS = 15_000;
const UNAVAILABLE = 2;

/** A request that failed: `code` is the number of the hub's ErrorCode, the message its sentence. */
export class Failure extends Error {
  constructor({ failureCode, failureType, message }) {
    super(failureType === 'NO_HANDLERS' ? 'Nobody answers there.' : message ?? 'Something went wrong.');
    this.code = failureType === 'NO_HANDLERS' || failureType === 'TIMEOUT' ? UNAVAILABLE : failureCode;
  }

  /** Nobody is there to answer, for now. */
  get absent() {
    return this.code === UNAVAILABLE;
  }
}

export class Bus {
  /** `listener` has opened(), refused(address, sentence), and closed(sentence, seconds until the next try or null). */
  constructor(listener) {
    this.listener = listener;
    this.handlers = new Map();
    this.answers = new Map();
    this.asked = 0;
    this.why = '';
    this.connection = new Connection(PATH, {
      opened: () => this.opened(), packet: frame => this.take(frame),
      closed: (code, reason, seconds) => this.closed(reason, seconds),
    });
  }

  open() {
    this.connection.open();
  }

  dispose() {
    this.connection.dispose();
  }

  /** Calls `handler` with the body of whatever comes to an address, also when the connection was lost and is back. */
  listen(address, handler) {
    const known = this.handlers.has(address);
    this.handlers.set(address, handler);
    if (!known) this.connection.send({ type: 'register', address });
  }

  /** Returns the body of the answer; fails with a Failure. */
  ask(address, body = {}) {
    const replyAddress = `ask-${++this.asked}`;
    return new Promise((resolve, reject) => {
      const late = { failureCode: UNAVAILABLE, message: 'No answer came in time.' };
      const end = (settle, value) => {
        clearTimeout(timer);
        this.answers.delete(replyAddress);
        settle(value);
      };
      const timer = setTimeout(() => end(reject, new Failure(late)), ANSWER_MILLIS);
      this.answers.set(replyAddress, frame => frame.type === 'err' ? end(reject, new Failure(frame))
        : end(resolve, frame.body));
      if (!this.connection.send({ type: 'send', address, replyAddress, body })) end(reject, new Failure(late));
    });
  }

  opened() {
    this.why = '';
    for (const address of this.handlers.keys()) this.connection.send({ type: 'register', address });
    this.listener.opened();
  }

  take(frame) {
    const { type, address, sourceAddress, message } = frame;
    if (this.answers.has(address)) {
      this.connection.settled();
      this.answers.get(address)(frame);
    } else if (type === 'rec') this.handlers.get(address)?.(frame.body);
    else if (type === 'err' && sourceAddress) this.listener.refused(sourceAddress, message);
    else if (type === 'err') this.why = message;
  }

  closed(reason, seconds) {
    const lost = { type: 'err', failureCode: UNAVAILABLE, message: 'The connection is lost.' };
    for (const answer of [...this.answers.values()]) answer(lost);
    this.listener.closed(this.why || reason || 'The hub cannot be reached.', seconds);
  }
}
