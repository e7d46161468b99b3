// The moments of a game, which the hub makes in an even beat and the way to here delivers in an uneven one. Each frame
// is given the time at which it was due; what is to be seen is a little behind that, between two frames.

const TICK = 10;
const KEPT = 16;
const FOLLOW = 0.05; // how much of a frame's lateness is taken for the hub's own beat
const GAP = 15; // so late it comes behind others that were left out, as for a slow watcher
const CATCH_UP = 0.5;
const LOST = 100; // so far off, it is another beat
const MOST_BEHIND = 60;
const JUMP = 0.1; // nothing moves so far in a tick: it was put there

const between = (a, b, part) => Math.abs(b - a) > JUMP ? b : a + (b - a) * part;

export class Smooth {
  constructor() {
    this.frames = [];
    this.behind = TICK;
  }

  /** Takes a frame that came now, with its numbers `values` that move. */
  add(now, values) {
    const last = this.frames.at(-1);
    const due = last ? last.due + TICK : now;
    const late = now - due;
    const off = Math.abs(late) > LOST;
    if (off) this.frames = [];
    else this.behind = Math.min(MOST_BEHIND, Math.max(this.behind * 0.998, TICK + late));
    this.frames.push({ due: off ? now : due + late * (late > GAP ? CATCH_UP : FOLLOW), values });
    if (this.frames.length > KEPT) this.frames.shift();
  }

  /** Tells whether something else is to be seen after this time. */
  movesAfter(now) {
    return this.frames.length > 0 && now - this.behind < this.frames.at(-1).due;
  }

  /** Writes the numbers as they are to be seen now into `into`; tells whether there are any. */
  see(now, into) {
    const { frames } = this;
    if (frames.length === 0) return false;
    const at = now - this.behind;
    let after = frames.length - 1;
    while (after > 0 && frames[after - 1].due >= at) after--;
    const b = frames[after];
    const a = frames[Math.max(0, after - 1)];
    const part = b.due > a.due ? Math.min(1, Math.max(0, (at - a.due) / (b.due - a.due))) : 1;
    for (let one = 0; one < b.values.length; one++) into[one] = between(a.values[one], b.values[one], part);
    return true;
  }
}
