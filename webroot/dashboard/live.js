// What goes on in the hub, followed over the bus as it happens. Tells "change".

import { list } from '../admin/rest.js';
import { Bus } from './bus.js';

const POINT_MILLIS = 2000;
const POINTS = 150;
const MINUTE = 60_000;
const MATCHES_MILLIS = 4000;
const RUNNING_MILLIS = 10_000;
const SUMMARY_MILLIS = 15_000;
const SUMMARY = 'service.statistics.summary';
const FIGURES = 'service.event.statistics.figures';

/** How many there were in the last minute, and how that was in the minutes before. */
class Rate {
  constructor() {
    this.times = [];
    this.points = [];
  }

  get now() {
    const since = performance.now() - MINUTE;
    while (this.times[0] <= since) this.times.shift();
    return this.times.length;
  }

  add() {
    this.times.push(performance.now());
  }
}

const grown = (points, value) => [...points, { time: Date.now(), value }].slice(-POINTS);

export class Live extends EventTarget {
  constructor() {
    super();
    this.state = { text: 'Connecting …', on: false };
    this.rooms = new Map();
    this.refused = new Set();
    this.people = { points: [] };
    this.matches = { points: [] };
    this.bus = new Bus({
      opened: () => this.opened(),
      refused: address => this.refusal(address),
      closed: (why, seconds) => this.closed(why, seconds),
    });
    this.bus.listen('rooms.event.presence', event => this.presence(event));
    this.bus.listen(FIGURES, figures => this.told({ figures }));
    this.timers = [];
  }

  open() {
    this.bus.open();
  }

  dispose() {
    this.rest();
    this.bus.dispose();
  }

  opened() {
    this.rest();
    this.state = { text: 'Connected', on: true };
    this.every(POINT_MILLIS, () => this.point());
    this.every(MATCHES_MILLIS, () => this.match());
    this.every(RUNNING_MILLIS, () => this.run());
    this.every(SUMMARY_MILLIS, () => this.ask());
    this.everybody();
    this.changed();
  }

  closed(why, seconds) {
    this.rest();
    this.state = { text: seconds === null ? why : `${why} Trying again in ${Math.ceil(seconds)} s.`, on: false };
    this.changed();
    if (seconds === null) this.dispatchEvent(new CustomEvent('over', { detail: why }));
  }

  every(millis, action) {
    this.timers.push(setInterval(action, millis));
    action();
  }

  rest() {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  /** Who is there, all at once; what comes and goes after it is followed. */
  async everybody() {
    try {
      const { incarnation, seq, lobby, people } = await this.bus.ask('rooms.people');
      Object.assign(this.people, { incarnation, seq, now: people.length, names: people.map(({ name }) => name) });
      for (const room of lobby) this.hear(room);
      this.point();
    } catch (failure) {
      this.people.problem = failure.message;
      this.changed();
    }
  }

  presence({ incarnation, seq, kind, who, now }) {
    const { people } = this;
    if (people.seq === undefined || (incarnation === people.incarnation && seq <= people.seq)) return;
    if (incarnation !== people.incarnation || seq > people.seq + 1) {
      this.everybody();
      return;
    }
    people.seq = seq;
    if (kind === 'came') people.names.push(who);
    else people.names = people.names.flatMap(name => name !== who ? [name] : kind === 'renamed' ? [now] : []);
    people.now = people.names.length;
    this.changed();
  }

  hear(room) {
    if (this.rooms.has(room)) return;
    this.rooms.set(room, new Rate());
    this.bus.listen(`rooms.event.room.${room}`, ({ kind }) => {
      if (kind === 'said') this.rooms.get(room).add();
      this.changed();
    });
  }

  refusal(address) {
    this.refused.add(address);
    this.changed();
  }

  async match() {
    try {
      const { matches } = await this.bus.ask('matches.list', { full: 'any', started: 'any', order: 'oldest_first' });
      Object.assign(this.matches, { list: matches, problem: '' });
    } catch (failure) {
      Object.assign(this.matches, { list: undefined, problem: failure.message });
    }
    this.changed();
  }

  async run() {
    const [modules, services] = await Promise.allSettled([list('modules'), list('services')]);
    this.modules = modules.value;
    this.services = services.value;
    this.changed();
  }

  async ask() {
    try {
      this.told({ figures: await this.bus.ask(SUMMARY) });
    } catch (failure) {
      this.told({ problem: failure.absent ? 'The statistics module does not run.' : failure.message });
    }
  }

  told(statistics) {
    this.statistics = statistics;
    this.changed();
  }

  point() {
    const { people, matches, rooms } = this;
    if (people.now !== undefined) people.points = grown(people.points, people.now);
    if (matches.list) matches.points = grown(matches.points, matches.list.length);
    for (const rate of rooms.values()) rate.points = grown(rate.points, rate.now);
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
