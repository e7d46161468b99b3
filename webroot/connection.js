// One RWCI connection that comes back by itself, unless the hub's close code says that a person must act first.

const STOP = new Set([1000, 1002, 1008, 4100, 4104, 4105]);
const LATER = new Set([1011, 1013, 4101, 4103]);

export class Connection {
  /** `listener` has packet(p), closed(code, reason, seconds until the next try, or null for none). */
  constructor(listener) {
    this.listener = listener;
    this.attempt = 0;
    addEventListener('online', () => this.timer && this.open());
  }

  open() {
    this.stop();
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/rwci`);
    this.socket = socket;
    socket.onopen = () => this.send({ type: 'auth', extensions: ['ids', 'history', 'rooms'] });
    socket.onmessage = ({ data }) => {
      const packet = JSON.parse(data);
      if (packet.type === 'auth' && packet.success) this.attempt = 0;
      this.listener.packet(packet);
    };
    socket.onclose = ({ code, reason }) => this.socket === socket && this.lost(code, reason);
  }

  /** Sends a packet if it can be sent now, and tells whether. */
  send(packet) {
    const open = this.socket?.readyState === WebSocket.OPEN;
    if (open) this.socket.send(JSON.stringify(packet));
    return open;
  }

  /** Ends it; nothing is told any more. */
  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const socket = this.socket;
    this.socket = undefined;
    socket?.close(1000);
  }

  lost(code, reason) {
    this.socket = undefined;
    const wait = STOP.has(code) ? null : LATER.has(code) ? 30000 + Math.random() * 10000 : this.backOff();
    if (wait !== null) this.timer = setTimeout(() => this.open(), wait);
    this.listener.closed(code, reason, wait === null ? null : wait / 1000);
  }

  // Full jitter: all who lost the hub at once do not come back at once.
  backOff() {
    return Math.max(500, Math.random() * Math.min(20000, 1000 * 2 ** this.attempt++));
  }
}
