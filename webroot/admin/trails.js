// The audits of all parts of the hub as one, the newest line first.

import * as rest from './rest.js';

export const AUDITS = ['auth', 'rooms', 'terminal', 'console'];
const PAGE = 50;
/** How often one look asks for more where little was found: an answer looks at so many lines only. */
const ASKS = 8;

export class Trails {
  /** `query` has any of text, who, deed, since, until; `of` names one audit, or all where it is empty. */
  constructor({ of, ...query }) {
    this.query = query;
    this.trails = (of ? [of] : AUDITS).map(name => ({ of: name, lines: [], next: null }));
    this.lines = [];
  }

  /** Tells whether there may be more lines. */
  get more() {
    return this.trails.some(trail => trail.lines.length > 0 || trail.next !== 0);
  }

  /** Finds the next lines. */
  async look() {
    let found = 0;
    for (let asks = 0; found < PAGE && this.more; asks++) {
      const dry = this.trails.filter(trail => trail.lines.length === 0 && trail.next !== 0);
      if (dry.length > 0 && asks === ASKS) return;
      await Promise.all(dry.map(trail => this.ask(trail)));
      if (this.trails.some(trail => trail.lines.length === 0 && trail.next !== 0)) continue;
      while (found < PAGE && this.take()) found++;
    }
  }

  async ask(trail) {
    const on = trail.next ? { before: trail.next } : {};
    const page = await rest.audit({ ...this.query, of: trail.of, limit: PAGE, ...on });
    trail.lines.push(...page.lines.map(({ seq, entry }) => ({ of: trail.of, seq, ...entry })));
    trail.next = page.next;
  }

  // The newest of the first lines, as long as that of each audit is known.
  take() {
    if (this.trails.some(trail => trail.lines.length === 0 && trail.next !== 0)) return false;
    const full = this.trails.filter(trail => trail.lines.length > 0);
    if (full.length === 0) return false;
    const newest = full.reduce((one, other) => other.lines[0].at > one.lines[0].at ? other : one);
    this.lines.push(newest.lines.shift());
    return true;
  }
}
