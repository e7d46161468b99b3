// What an administrator knows of the hub, asked for again and again while somebody looks. Tells "change".

import { backOff } from '../connection.js';
import { Series } from './figures.js';
import * as rest from './rest.js';

const EVERY_MILLIS = 2000;
const SELDOM_MILLIS = 15_000;

/** What each part of the place shows; what is long and seldom new is asked for seldom. */
const NEEDS = {
  overview: ['people', 'rooms', 'matches', 'terminals', 'consoles'],
  people: ['people', 'accounts', 'rooms'],
  rooms: ['rooms', 'people'],
  running: ['matches', 'terminals', 'consoles'],
  services: ['services'],
  audit: [],
};

export class Desk extends EventTarget {
  /** `told` hears how it goes: {} or { problem, seconds until the next try, or null for none }. */
  constructor(told) {
    super();
    this.told = told;
    this.series = new Map([['', new Series()]]);
    this.nodes = [];
    this.asked = {};
    this.attempt = 0;
    this.part = 'overview';
  }

  /** Somebody looks at a part; nobody where it is empty. */
  look(part) {
    const begun = part && part !== this.looked;
    this.looked = part;
    if (part) this.part = part;
    if (!part) clearTimeout(this.timer);
    else if (begun) this.again();
  }

  dispose() {
    this.over = true;
    clearTimeout(this.timer);
  }

  /** Asks for all that is shown now. */
  again() {
    this.asked = {};
    this.attempt = 0;
    return this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    const turn = this.turn = {};
    const due = NEEDS[this.part].filter(what => what !== 'accounts'
      || performance.now() - (this.asked.accounts ?? -Infinity) > SELDOM_MILLIS);
    const results = await Promise.allSettled([this.figures(), ...due.map(what => this.list(what, turn))]);
    if (this.over || this.turn !== turn) return;
    // What one part of the hub cannot answer keeps nobody from the others.
    const problems = results.map(result => result.reason).filter(Boolean);
    const problem = problems.find(({ status }) => status !== 503) ?? problems[0];
    this.next(problem);
    this.changed();
  }

  next(problem) {
    const stuck = problem?.status === 401 || problem?.status === 403;
    if (!problem) this.attempt = 0;
    const wait = problem ? backOff(this.attempt++) : EVERY_MILLIS;
    this.told(problem ? { problem, seconds: stuck ? null : wait / 1000 } : {});
    if (!stuck && this.looked) this.timer = setTimeout(() => this.tick(), wait);
  }

  // A window that nobody sees asks for nothing.
  tick() {
    if (!document.hidden) this.ask();
    else document.addEventListener('visibilitychange', () => this.looked && !this.over && this.ask(), { once: true });
  }

  async list(what, turn) {
    const found = await rest.list(what);
    // What was asked for before a deed was done does not come over what was asked for after it.
    if (this.over || this.turn !== turn) return;
    this[what] = found;
    this.asked[what] = performance.now();
  }

  async figures() {
    const answer = await rest.figures();
    if (this.over) return;
    this.nodes = answer.nodes.map(({ node }) => node).sort();
    for (const node of this.nodes) if (!this.series.has(node)) this.series.set(node, new Series(node));
    for (const series of this.series.values()) series.take(answer);
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
