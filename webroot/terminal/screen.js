// The screen of a full screen program: what it draws, and the keys it is sent.

const LOT = 64 * 1024;
const FONT = '"DejaVu Sans Mono", Menlo, Consolas, monospace';
const NOTHING_SEEN = { cols: 80, rows: 24 };

let library;

/** Fetches what draws screens, once: a page that never has one does without. */
export const ready = () => library ??= Promise.all([
  attach(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'webjars/xterm/css/xterm.css' })),
  attach(Object.assign(document.createElement('script'), { src: 'webjars/xterm/lib/xterm.js' })),
]).catch(problem => {
  library = undefined;
  throw problem;
});

const attach = element => new Promise((resolve, reject) => {
  Object.assign(element, { onload: resolve, onerror: reject });
  document.head.append(element);
});

/** How large a program's screen can be in an element, in characters. */
export function size(element, fontSize) {
  const probe = Object.assign(document.createElement('span'), { textContent: 'W'.repeat(50) });
  probe.style.cssText = `position:absolute;visibility:hidden;white-space:pre;line-height:normal;font:${fontSize}px ${FONT}`;
  document.body.append(probe);
  const { width, height } = probe.getBoundingClientRect();
  probe.remove();
  return fill(element, width / 50, Math.ceil(height));
}

function fill(element, width, height) {
  const room = element?.getBoundingClientRect();
  if (!room?.width || !room.height) return NOTHING_SEEN;
  return { cols: Math.max(20, Math.min(300, Math.floor((room.width - 20) / width))),
    rows: Math.max(6, Math.min(100, Math.floor((room.height - 8) / height))) };
}

export class Screen {
  /** `command` is told what is typed and how large it is; `keys` hears a key first, and tells whether it was its. */
  constructor(element, command, { shape, settings, quiet, keys }) {
    Object.assign(this, { element, command, quiet, shape, drawn: 0 });
    this.terminal = new Terminal({ ...shape, fontSize: settings.size, fontFamily: FONT, scrollback: 5000,
      screenReaderMode: settings.reader, disableStdin: quiet, theme: { background: '#14181f', foreground: '#e5e7eb' } });
    element.classList.toggle('t-quiet', quiet);
    this.terminal.open(element);
    this.terminal.attachCustomKeyEventHandler(event => !keys(event));
    if (!quiet) {
      this.terminal.onData(text => command.type(new TextEncoder().encode(text)));
      this.terminal.onBinary(text => command.type(Uint8Array.from(text, c => c.charCodeAt(0))));
    }
    // What is drawn stands nowhere in the page: whoever looks from outside finds it here.
    element.terminal = this.terminal;
    command.tell({ type: 'ack', bytes: 0 });
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(element);
  }

  /** Draws bytes; the hub is told when that is done, so that it never sends more than can be drawn. */
  write(bytes) {
    this.terminal.write(bytes, () => {
      this.drawn += bytes.length;
      if (this.drawn >= LOT) this.acknowledge();
    });
  }

  acknowledge() {
    this.command.tell({ type: 'ack', bytes: this.drawn });
    this.drawn = 0;
  }

  /** Who watches has what its owner has; all others fill the room there is. */
  fit() {
    const drawn = this.element.querySelector('.xterm-screen')?.getBoundingClientRect();
    if (this.quiet || this.over || !drawn?.width) return;
    const { cols, rows } = this.terminal;
    const shape = fill(this.element, drawn.width / cols, drawn.height / rows);
    if (shape === NOTHING_SEEN || shape.cols === cols && shape.rows === rows) return;
    this.terminal.resize(shape.cols, shape.rows);
    this.told();
  }

  /** Tells the program how large its screen is. */
  told() {
    const { cols, rows } = this.terminal;
    if (!this.quiet) this.command.tell({ type: 'resize', cols, rows });
  }

  font(fontSize, reader) {
    this.terminal.setOption('fontSize', fontSize);
    this.terminal.setOption('screenReaderMode', reader);
    this.fit();
  }

  text() {
    const { active } = this.terminal.buffer;
    let text = '';
    for (let at = 0; at < active.length; at++) {
      const line = active.getLine(at);
      text += (line.isWrapped || at === 0 ? '' : '\n') + line.translateToString(true);
    }
    return text.trimEnd();
  }

  /** The program has ended: only the lines that it left are shown. */
  end() {
    this.over = true;
    const { terminal, element } = this;
    terminal.setOption('disableStdin', true);
    terminal.write('\x1b[?25l', () => {
      const text = this.text();
      element.classList.add(text ? 't-over' : 't-blank');
      const { active } = terminal.buffer;
      let used = active.length;
      while (used > 1 && !active.getLine(used - 1).translateToString(true)) used--;
      if (used < terminal.rows) terminal.resize(terminal.cols, used);
    });
  }

  dispose() {
    this.watch.disconnect();
    this.terminal.dispose();
  }
}
