// What a command says on one stream, growing at its end.

import { add } from './markup.js';

// So much is shown, in characters and in parts; what is older goes.
const MOST = 400_000;
const MOST_PARTS = 5_000;

export class Flow {
  constructor() {
    this.element = document.createElement('pre');
    this.element.className = 't-said';
    this.element.tabIndex = 0;
    this.length = 0;
    this.following = true;
    this.element.onscroll = () => {
      const { scrollTop, clientHeight, scrollHeight } = this.element;
      this.following = scrollTop + clientHeight > scrollHeight - 20;
    };
  }

  get text() {
    return this.element.textContent;
  }

  /** Adds what came, with what of it was an error told apart. */
  add({ combined, stdout = '', stderr = '' }) {
    if (!combined) return;
    for (const [html, bad] of apart(combined, stdout, stderr)) this.append(html, bad);
    this.trim();
    if (this.following && !this.due) {
      this.due = requestAnimationFrame(() => {
        this.due = 0;
        this.element.scrollTop = this.element.scrollHeight;
      });
    }
  }

  append(html, bad) {
    const part = document.createElement('span');
    if (bad) part.className = 't-bad';
    add(part, html);
    this.length += part.textContent.length;
    this.element.append(part);
  }

  mark(text) {
    const mark = document.createElement('em');
    mark.textContent = `\n${text}\n`;
    this.element.append(mark);
  }

  trim() {
    const { element } = this;
    while (element.childNodes.length > 1 && (this.length > MOST || element.childNodes.length > MOST_PARTS)) {
      this.length -= element.firstChild.textContent.length;
      element.firstChild.remove();
    }
  }
}

const END = '<br>';

/**
 * Takes what was said apart: the hub tells each stream, and both in order. Where the lines of both leave it open which
 * is which, all of it counts as output.
 */
export function apart(combined, stdout, stderr) {
  if (!stderr) return [[combined, false]];
  if (combined === stderr) return [[combined, true]];
  const lines = [stdout, stderr].map(stream => stream.split(END));
  const found = [];
  for (const line of combined.split(END)) {
    const bad = lines[0][0] !== line;
    if (bad && lines[1][0] !== line) return combined === stdout + stderr
      ? [[stdout, false], [stderr, true]] : [[combined, false]];
    lines[bad ? 1 : 0].shift();
    const last = found.at(-1);
    if (last?.[1] === bad) last[0] += END + line;
    else found.push([found.length ? END + line : line, bad]);
  }
  return found;
}
