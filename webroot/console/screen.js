// What a console says, line by line. Lines are put in by hand, since there are many and they never change.

const MOST_LINES = 5000;

export class Screen extends HTMLElement {
  connectedCallback() {
    this.following ??= true;
    this.onscroll = () => this.look();
    this.resized = new ResizeObserver(() => {
      this.room = this.size;
      this.follow();
    });
    this.resized.observe(this);
  }

  disconnectedCallback() {
    this.resized.disconnect();
    this.unmark();
  }

  get size() {
    return `${this.clientWidth} ${this.clientHeight}`;
  }

  /** A line of a kind: "typed", "hub", or "" for what the console says; with something behind it. */
  add(text, kind = '', behind = '') {
    const line = document.createElement('div');
    line.className = kind;
    line.append(text, behind);
    this.append(line);
    while (this.childElementCount > MOST_LINES) this.firstElementChild.remove();
    this.follow();
  }

  clear() {
    this.unmark();
    this.replaceChildren();
  }

  /** What was there before all is told anew is folded away, not lost. */
  fold(title) {
    const lines = [...this.querySelectorAll('div')].slice(-MOST_LINES);
    if (lines.length === 0) return;
    const before = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = `${title} (${lines.length} ${lines.length === 1 ? 'line' : 'lines'})`;
    before.append(summary, ...lines);
    this.unmark();
    this.replaceChildren(before);
  }

  // The newest line stays in sight, also when there is less room, unless a person looks at older ones.
  follow() {
    if (this.following) this.scrollTop = this.scrollHeight;
  }

  look() {
    // With another size it is not the person who has moved the lines.
    if (this.size !== this.room) return;
    const following = this.scrollTop + this.clientHeight >= this.scrollHeight - 8;
    if (following === this.following) return;
    this.following = following;
    this.dispatchEvent(new Event('follow'));
  }

  /** Goes to the newest line. */
  newest() {
    this.scrollTop = this.scrollHeight;
  }

  /** Marks where these words stand, in any capitals, and goes `by` places on; returns [place, count]. */
  find(words, by) {
    const wanted = words.toLowerCase();
    const kept = this.sought === wanted && by !== 0 ? this.place : undefined;
    this.unmark();
    this.sought = wanted;
    const ranges = wanted ? this.ranges(wanted) : [];
    if (ranges.length === 0) return [0, 0];
    this.place = kept === undefined ? ranges.length - 1 : (kept + by + ranges.length) % ranges.length;
    const here = ranges[this.place];
    if (globalThis.Highlight) {
      CSS.highlights.set('console-found', new Highlight(...ranges));
      CSS.highlights.set('console-here', new Highlight(here));
    }
    const line = here.startContainer.parentElement;
    line.classList.add('here');
    if (line.parentElement.localName === 'details') line.parentElement.open = true;
    line.scrollIntoView({ block: 'nearest' });
    return [this.place + 1, ranges.length];
  }

  ranges(wanted) {
    const ranges = [];
    for (const line of this.querySelectorAll('div')) {
      const text = line.firstChild;
      const said = text?.data?.toLowerCase() ?? '';
      for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + wanted.length)) {
        if (at + wanted.length > text.length) break;
        const range = new Range();
        range.setStart(text, at);
        range.setEnd(text, at + wanted.length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  unmark() {
    globalThis.CSS?.highlights?.delete('console-found');
    globalThis.CSS?.highlights?.delete('console-here');
    this.querySelector('.here')?.classList.remove('here');
  }
}

customElements.define('hub-screen', Screen);
