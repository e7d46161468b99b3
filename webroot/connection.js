// One websocket that comes back by itself, unless the hub's close code says that a person must act first.

const STOP = new Set([1000, 1002, 1008, 4000, 4001, 4004, 4100, 4104, 4105, 4106, 4107, 4108]);
const LATER = new Set([1011, 1013, 4101, 4103]);

/** How many ms to wait before the next try, with full jitter: all who lost the hub at once do not come back at once. */
export const backOff = attempt => Math.max(500, Math.random() * Math.min(20000, 1000 * 2 ** attempt));

export class Connection {
  /** `listener` has opened(), packet(p), where there are any bytes(b), and closed(code, reason, seconds until the next try, or null for none). */
  constructor(path, listener) {
    this.path = path;
    this.listener = listener;
    this.attempt = 0;
    this.end = new AbortController();
    const { signal } = this.end;
    addEventListener('online', () => this.timer && this.open(), { signal });
    // A page that one has left may be kept for the way back, with its connection, and the hub would not know.
    addEventListener('pagehide', () => { this.left = this.socket ?? this.timer; this.stop(); }, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && this.left && this.open(), { signal });
  }

  open() {
    this.stop();
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${this.path}`);
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.socket === socket && this.listener.opened();
    socket.onmessage = ({ data }) => {
      if (this.socket !== socket) return;
      if (typeof data === 'string') this.listener.packet(JSON.parse(data));
      else this.listener.bytes(new Uint8Array(data));
    };
    socket.onclose = ({ code, reason }) => this.socket === socket && this.lost(code, reason);
  }

  /** Sends a packet, or a text or bytes as they are, if that can be done now, and tells whether. */
  send(packet) {
    const open = this.socket?.readyState === WebSocket.OPEN;
    const asItIs = packet instanceof Uint8Array || typeof packet === 'string';
    if (open) this.socket.send(asItIs ? packet : JSON.stringify(packet));
    return open;
  }

  /** The hub has let us in: should the connection be lost, the first try comes soon again. */
  settled() {
    this.attempt = 0;
  }

  /** Ends it; nothing is told any more. */
  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const socket = this.socket;
    this.socket = undefined;
    socket?.close(1000);
  }

  /** Ends it for good. */
  dispose() {
    this.end.abort();
    this.stop();
  }

  lost(code, reason) {
    this.socket = undefined;
    const wait = STOP.has(code) ? null : LATER.has(code) ? 30000 + Math.random() * 10000
      : backOff(this.attempt++);
    if (wait !== null) this.timer = setTimeout(() => this.open(), wait);
    this.listener.closed(code, reason, wait === null ? null : wait / 1000);
  }
}
