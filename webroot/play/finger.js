// Leads a paddle to where a finger is. A command takes its time to the hub and its effect the time back; so what was
// sent and is not seen yet is kept in mind, and one more is sent while the paddle would not go too far with it.

const TICK = 0.01;
const SLOW = 0.1;
const FAST = 0.2;
const FAR = 0.1;
const NEAR = 0.008;
const TINY = 1e-6;
const PATIENCE = 60;

export class Finger {
  /**
   * `half` is half the paddle's height; `push` sends a command by its direction and whether it is a fast one, and tells
   * whether it is time for one.
   */
  constructor(half, push) {
    this.half = half;
    this.push = push;
    this.target = null;
    this.patience = PATIENCE;
    this.forget(0.5);
  }

  /** Takes where the finger is, as a fraction of the field's height, or null where none is. */
  point(y) {
    this.target = y === null ? null : Math.min(1 - this.half, Math.max(this.half, y));
  }

  /** Nothing is known to be on its way to a paddle that rests. */
  forget(y) {
    Object.assign(this, { y, speed: 0, sent: [], still: 0, starting: false });
  }

  /** Takes where the paddle is now. */
  frame(y) {
    this.look(y);
    if (this.target === null) return;
    if (this.sent.length === 0) {
      const way = this.target - y;
      if (this.speed !== 0 || Math.abs(way) < NEAR) return;
      this.still = 0;
      this.starting = true;
      this.direction = Math.sign(way);
      this.units = Math.abs(way) > FAR ? [FAST, SLOW] : [SLOW];
    }
    while (this.more(y));
  }

  /** Each tick with a movement has used up one command, one without a command has stopped the paddle. */
  look(y) {
    const way = y - this.y;
    if (way === 0) {
      this.speed = 0;
      if (++this.still > this.patience) this.forget(y);
      return;
    }
    // So long it takes from a command to its effect; after twice that without any nothing is on its way any more.
    if (this.starting) this.patience = Math.min(PATIENCE, 2 * this.still + 8);
    Object.assign(this, { y, still: 0, starting: false });
    if (this.sent.length === 0) this.speed = way / TICK;
    // A frame may show several ticks.
    for (let seen = 0; this.sent.length > 0 && Math.abs(seen) < Math.abs(way) - TINY; seen += this.speed * TICK) {
      this.speed += this.sent.shift();
    }
  }

  /** Sends a command more, if there is one that does not lead too far; tells whether it has. */
  more(y) {
    let end = y;
    let { speed } = this;
    for (const push of this.sent) {
      speed += push;
      end += speed * TICK;
    }
    const left = (this.target - end) * this.direction;
    const unit = this.units.find(one => (Math.abs(speed) + one) * TICK <= left + TINY);
    if (!unit || !this.push(this.direction, unit === FAST)) return false;
    this.sent.push(this.direction * unit);
    return true;
  }
}
