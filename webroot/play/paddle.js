// What a player does to a paddle, by keys or by finger, said to the hub in its own time: one command for each tick. A
// command pushes the paddle by a tick, so its speed grows while they come and ends with them; a few are sent ahead, so
// that one that is late makes no gap.

import { Finger } from './finger.js';

const DIRECTIONS = { ArrowUp: -1, KeyW: -1, ArrowDown: 1, KeyS: 1 };
// The hub reads 100 messages a second; whoever sends more is read later.
const PER_MILLI = 0.098;
const AHEAD_BY_KEY = 2; // A short touch is to make a small movement.
const AHEAD_BY_FINGER = 5;

export class Paddle {
  /** `send` sends a word and tells whether; `half` is half the paddle's height; `side` is "left" or "right". */
  constructor(side, half, send) {
    this.side = side;
    this.send = send;
    this.finger = new Finger(half, (direction, fast) => this.push(direction, fast, AHEAD_BY_FINGER));
    this.keys = [];
    this.fast = false;
    this.credit = 0;
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
      this.press();
    }
    return true;
  }

  /** Lets go of everything. */
  release() {
    this.keys = [];
    this.finger.point(null);
  }

  /** Takes a frame and does what is to be done in the tick after it. */
  frame(status) {
    const y = status[`${this.side}_paddle_y`];
    const margin = status[`${this.side}_paddle_margin_reached`];
    this.top = margin && y < 0.5;
    this.bottom = margin && y > 0.5;
    if (this.keys.length > 0) {
      this.finger.forget(y);
      this.press();
    } else {
      this.finger.frame(y);
    }
  }

  /** The key pressed last decides. At its margin a paddle is not pushed any further. */
  press() {
    const direction = DIRECTIONS[this.keys.at(-1)];
    while ((direction < 0 ? !this.top : !this.bottom) && this.push(direction, this.fast, AHEAD_BY_KEY));
  }

  push(direction, fast, ahead) {
    const now = performance.now();
    this.credit = Math.min(ahead, this.credit + (now - this.creditAt) * PER_MILLI);
    this.creditAt = now;
    if (this.credit < 1 || !this.send(`${fast ? 'f' : ''}${direction < 0 ? 'up' : 'down'}`)) return false;
    this.credit--;
    return true;
  }
}
