// Lines that were sent, to be brought back, and words that a line may begin with.

const MOST = 200;

export class History {
  constructor() {
    this.lines = [];
    this.place = 0;
  }

  add(line) {
    if (line && line !== this.lines.at(-1)) this.lines.push(line);
    if (this.lines.length > MOST) this.lines.shift();
    this.place = this.lines.length;
    this.draft = '';
  }

  /** The line so many steps from the one shown, or nothing where there is none; what was being typed is kept. */
  step(by, shown) {
    const place = this.place + by;
    if (place < 0 || place > this.lines.length) return undefined;
    if (this.place === this.lines.length) this.draft = shown;
    this.place = place;
    return place === this.lines.length ? this.draft : this.lines[place];
  }
}

/** How a line can go on: as far as all words agree that it can begin with, and which these are. */
export function complete(line, words) {
  const fitting = words.filter(word => word.startsWith(line));
  if (fitting.length === 0) return { line, fitting };
  let common = fitting[0];
  for (const word of fitting) while (!word.startsWith(common)) common = common.slice(0, -1);
  return { line: fitting.length === 1 ? `${common} ` : common, fitting };
}
