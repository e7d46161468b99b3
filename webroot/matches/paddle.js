// What a player does to a paddle, by keys or by finger, said to the hub in its own time: with each of its frames one
// command at the most. A command pushes the paddle by a tick, so its speed grows while they come and ends with them.

const DIRECTIONS = { ArrowUp: -1, KeyW: -1, ArrowDown: 1, KeyS: 1 };
// How far the first tick of a run moves the paddle; the second moves it twice as far, and so on.
const SLOW = 0.001;
const FAST = 0.002;
const FAR = 0.1;
const NEAR = 0.008;
const PATIENCE = 30; // frames to wait for the paddle to come where it was sent
// The hub reads 100 messages a second; whoever sends more is read later. Frames may come in a burst, commands must not.
const RATE = 0.098;
const BURST = 4;

const reach = (unit, ticks) => unit * ticks * (ticks + 1) / 2;

export class Paddle {
  /** `send` sends a word and tells whether; `half` is half the paddle's height; `side` is "left" or "right". */
  constructor(side, half, send) {
    this.side = side;
    this.half = half;
    this.send = send;
    this.keys = [];
    this.fast = false;
    this.target = null;
    this.run = null;
    this.credit = BURST;
    this.creditAt = performance.now();
    this.top = this.bottom = false;
  }

  /** Takes a key; tells whether it is one of a paddle's. */
  key(event) {
    this.fast = event.shiftKey;
    const direction = DIRECTIONS[event.code];
    if (!direction || event.ctrlKey || event.altKey || event.metaKey) return false;
    const held = this.keys.includes(event.code);
    if (event.type === 'keyup') {
      this.keys = this.keys.filter(code => code !== event.code);
    } else if (!held) {
      this.keys.push(event.code);
      this.press(); // A touch shorter than a frame counts as well, and a tick never waits for its command.
    }
    return true;
  }

  /** Takes where a finger is, as a fraction of the field's height, or null where none is. */
  point(y) {
    this.target = y === null ? null : Math.min(1 - this.half, Math.max(this.half, y));
    if (y === null) this.run = null;
  }

  /** Lets go of everything. */
  release() {
    this.keys = [];
    this.point(null);
  }

  /** Takes a frame and does what is to be done in the tick after it. */
  frame(status) {
    const y = status[`${this.side}_paddle_y`];
    const margin = status[`${this.side}_paddle_margin_reached`];
    this.top = margin && y < 0.5;
    this.bottom = margin && y > 0.5;
    if (this.keys.length > 0) this.press();
    else if (this.target !== null) this.follow(y);
  }

  /** The key pressed last decides. */
  press() {
    const direction = DIRECTIONS[this.keys.at(-1)];
    this.run = null;
    if (direction < 0 ? !this.top : !this.bottom) this.push(direction, this.fast);
  }

  /** Goes to the finger in runs: since commands take their time to the hub, a run is planned by what is known of it. */
  follow(y) {
    const run = this.run;
    if (run) {
      const wanted = (this.target - run.from) * run.direction;
      if (!run.ended && wanted >= reach(run.unit, run.sent + 1) && this.push(run.direction, run.unit === FAST)) {
        run.sent++;
        return;
      }
      run.ended = true;
      const end = run.from + run.direction * reach(run.unit, run.sent);
      if (Math.abs(y - end) >= run.unit && !this.top && !this.bottom && run.waited++ < PATIENCE) return;
      this.run = null;
    }
    const distance = Math.abs(this.target - y);
    const direction = Math.sign(this.target - y);
    const unit = distance > FAR ? FAST : SLOW;
    if (distance > NEAR && this.push(direction, unit === FAST)) {
      this.run = { from: y, direction, unit, sent: 1, waited: 0, ended: false };
    }
  }

  push(direction, fast) {
    const now = performance.now();
    this.credit = Math.min(BURST, this.credit + (now - this.creditAt) * RATE);
    this.creditAt = now;
    if (this.credit < 1 || !this.send(`${fast ? 'f' : ''}${direction < 0 ? 'up' : 'down'}`)) return false;
    this.credit--;
    return true;
  }
}
