// One room, or the talk with one person: what was said there in its order, in blocks so that few are drawn again.

const BLOCK = 100;
const MOST = 5000;

const epoch = id => id.slice(0, id.lastIndexOf(':'));
const seq = id => Number(id.slice(id.lastIndexOf(':') + 1));

let blocks = 0;
const block = list => ({ key: blocks++, version: 0, list });

export class Room {
  /** `kind` is "room" or "dm". */
  constructor(kind, name) {
    Object.assign(this, { kind, name, topic: '', owner: '', closed: false, lobby: false, members: new Set() });
    this.isPassing = false; // one is here for as long as something else lasts, and that brings one back
    this.draft = '';
    this.sent = []; // what one said here, for the up arrow
    this.pending = []; // what one said and has not seen here yet
    this.unsure = []; // what was on its way when the connection broke
    this.typists = new Map();
    this.read = null;
    this.fresh = null; // the first entry that one has not seen, for the line above it
    this.following = true;
    this.busy = 0;
    this.unread = this.mentions = 0;
    this.clear();
  }

  get key() { return `${this.kind}/${this.name}`; }
  get href() { return `#/${this.kind}/${encodeURIComponent(this.name)}`; }

  clear() {
    this.blocks = [];
    this.size = 0;
    this.newest = null; // up to which nothing is missing
    this.oldest = null; // before which is to be asked
    this.more = this.kind === 'room';
  }

  /** The last entry, or undefined. */
  get last() { return this.blocks.at(-1)?.list.at(-1); }

  /** Puts an entry at its place and tells whether it was new: pages of history and what is said meanwhile overlap. */
  add(entry) {
    entry.seq = entry.id ? seq(entry.id) : this.last?.seq ?? 0;
    let at = this.blocks.length - 1;
    while (at > 0 && this.blocks[at].list[0].seq > entry.seq) at--;
    if (at < 0) {
      this.blocks.push(block([entry]));
      this.size++;
      return true;
    }
    const { list } = this.blocks[at];
    let place = list.length;
    while (place > 0 && list[place - 1].seq > entry.seq) place--;
    if (entry.id) {
      for (let same = place - 1; same >= 0 && list[same].seq === entry.seq; same--) {
        if (list[same].id === entry.id) return false;
      }
    }
    list.splice(place, 0, entry);
    this.blocks[at].version++;
    this.size++;
    if (list.length > 2 * BLOCK) this.blocks.splice(at + 1, 0, block(list.splice(BLOCK)));
    this.trim();
    return true;
  }

  /** Puts entries above all others, if that is where they belong, without a touch to what is drawn already. */
  above(entries) {
    const first = this.blocks[0]?.list.find(entry => entry.id);
    if (!first || entries.length === 0 || seq(entries.at(-1).id) >= first.seq) return false;
    entries.forEach(entry => { entry.seq = seq(entry.id); });
    this.blocks.unshift(block(entries));
    this.size += entries.length;
    return true;
  }

  note(text) {
    this.add({ kind: 'note', at: Date.now(), text });
  }

  // Whoever reads further up keeps what is there.
  trim() {
    if (!this.following || this.size <= MOST || this.blocks.length < 2) return;
    this.size -= this.blocks.shift().list.length;
    this.oldest = this.blocks.flatMap(one => one.list).find(entry => entry.id)?.id ?? null;
    this.more = true;
  }

  /** Takes a page of history that was asked for `where`; tells whether more is to be asked `after` what it brought. */
  take(page, where) {
    const gap = where.after && (!page.complete || page.epoch !== epoch(where.after));
    if (gap) {
      this.clear();
      this.note('What was said meanwhile may be missing.');
    }
    const entries = page.messages.map(entryOf);
    const fresh = this.above(entries) ? entries : entries.filter(entry => this.add(entry));
    if (page.last && (!this.newest || seq(page.last) > seq(this.newest))) this.newest = page.last;
    if (page.first && (!this.oldest || seq(page.first) < seq(this.oldest))) this.oldest = page.first;
    if (!where.after || gap) this.more = !page.complete && Boolean(page.first);
    return { fresh, on: where.after && !gap && page.last ? { after: page.last } : null };
  }
}

/** What a packet says, as an entry. */
export const entryOf = p => ({ kind: 'said', id: p.id, at: p.ts ?? Date.now(), author: p.author, text: p.message });
