// What a command says on one stream, growing at its end.

import { add } from './markup.js';

// So much is shown, in characters and in parts; what is older goes.
const MOST = 200_000;
const MOST_PARTS = 3_000;
const REST_MILLIS = 100;

export class Flow {
  constructor() {
    this.element = document.createElement('pre');
    this.element.className = 't-said';
    this.element.tabIndex = 0;
    Object.assign(this, { length: 0, coming: [], comingLength: 0, drawn: 0, following: true });
    this.element.onscroll = () => {
      const { scrollTop, clientHeight, scrollHeight } = this.element;
      this.following = scrollTop + clientHeight > scrollHeight - 20;
    };
  }

  get text() {
    this.draw();
    return this.element.textContent;
  }

  /** Adds what came, with what of it was an error told apart. Of more than can be seen only the end is drawn. */
  add(output) {
    if (!output.combined) return;
    this.coming.push(output);
    this.comingLength += output.combined.length;
    while (this.comingLength - this.coming[0].combined.length > MOST) {
      this.comingLength -= this.coming.shift().combined.length;
      this.shortened();
    }
    this.due ??= setTimeout(() => this.draw(), Math.max(0, this.drawn + REST_MILLIS - performance.now()));
  }

  draw() {
    clearTimeout(this.due);
    this.due = undefined;
    if (this.coming.length === 0) return;
    for (const { combined, stdout = '', stderr = '' } of this.coming) {
      for (const [html, bad] of apart(combined, stdout, stderr)) this.append(html, bad);
    }
    Object.assign(this, { coming: [], comingLength: 0, drawn: performance.now() });
    this.trim();
    if (this.following) requestAnimationFrame(() => { this.element.scrollTop = this.element.scrollHeight; });
  }

  append(html, bad) {
    const part = document.createElement('span');
    if (bad) part.className = 't-bad';
    add(part, html);
    this.length += part.textContent.length;
    this.element.append(part);
  }

  mark(text) {
    this.draw();
    const mark = document.createElement('em');
    mark.textContent = `\n${text}\n`;
    this.element.append(mark);
  }

  trim() {
    const { element } = this;
    while (element.children.length > 2 && (this.length > MOST || element.children.length > MOST_PARTS)) {
      this.shortened();
      const oldest = element.children[1];
      this.length -= oldest.textContent.length;
      oldest.remove();
    }
  }

  /** Says at the beginning that there was more before. */
  shortened() {
    if (this.short) return;
    this.short = document.createElement('em');
    this.short.textContent = '… what was said before is not shown any more …\n';
    this.element.prepend(this.short);
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
