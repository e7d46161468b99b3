// A full screen program: what it draws, and the keys it is sent.

import { make } from '../matches/dom.js';

const LOT = 64 * 1024;
const COLS = 80;
const ROWS = 24;

/** How large a program's screen can be on this page, in characters. */
export function size() {
  const probe = make('span', { textContent: 'M'.repeat(100) });
  probe.style.cssText = 'position:absolute;visibility:hidden;font:15px monospace';
  document.body.append(probe);
  const width = probe.getBoundingClientRect().width / 100;
  probe.remove();
  const room = document.querySelector('main:not([hidden])').clientWidth - 70;
  return { cols: Math.max(20, Math.min(COLS * 2, Math.floor(room / (width || 9)))), rows: ROWS };
}

export class Screen {
  /** `send` takes bytes that are typed, `tell` an update without the number of the command. */
  constructor(element, shape, send, tell) {
    this.tell = tell;
    this.shape = shape;
    this.drawn = 0;
    this.terminal = new Terminal({ ...shape, fontSize: 15, fontFamily: 'monospace', scrollback: 2000 });
    this.terminal.open(element);
    this.terminal.onData(text => send(new TextEncoder().encode(text)));
    this.terminal.onBinary(text => send(Uint8Array.from(text, c => c.charCodeAt(0))));
    this.terminal.focus();
    // What is drawn stands nowhere in the page: whoever looks from outside finds it here.
    element.terminal = this.terminal;
    tell({ type: 'ack', bytes: 0 });
    this.listen = new AbortController();
    addEventListener('resize', () => this.fit(), { signal: this.listen.signal });
  }

  /** Draws bytes; the hub is told when that is done, so that it never sends more than can be drawn. */
  write(bytes) {
    this.terminal.write(bytes, () => {
      this.drawn += bytes.length;
      if (this.drawn >= LOT) this.acknowledge();
    });
  }

  acknowledge() {
    this.tell({ type: 'ack', bytes: this.drawn });
    this.drawn = 0;
  }

  fit() {
    const shape = size();
    if (shape.cols === this.shape.cols && shape.rows === this.shape.rows) return;
    this.shape = shape;
    this.terminal.resize(shape.cols, shape.rows);
    this.tell({ type: 'resize', ...shape });
  }

  end() {
    this.listen.abort();
    this.terminal.setOption('disableStdin', true);
    this.terminal.setOption('cursorBlink', false);
  }
}
