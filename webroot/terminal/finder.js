// Finds a text on a screen, and in what has left it at the top.

/** Selects the next place of a text before or behind what is selected, and tells which of how many it is. */
export function find(terminal, text, back) {
  const places = all(terminal, text.toLowerCase());
  if (places.length === 0) {
    terminal.clearSelection();
    return { at: 0, of: 0 };
  }
  const here = terminal.getSelectionPosition();
  const from = here ? here.startRow * terminal.cols + here.startColumn : back ? Infinity : -1;
  const rank = ({ row, column }) => row * terminal.cols + column;
  const next = back ? places.findLastIndex(place => rank(place) < from) : places.findIndex(place => rank(place) > from);
  const at = next >= 0 ? next : back ? places.length - 1 : 0;
  const { row, column } = places[at];
  terminal.select(column, row, text.length);
  const { viewportY } = terminal.buffer.active;
  if (row < viewportY || row >= viewportY + terminal.rows) terminal.scrollToLine(Math.max(0, row - 3));
  return { at: at + 1, of: places.length };
}

// A text may begin on one line and go on in the next one where that is the same line, wrapped.
function all(terminal, text) {
  const { active } = terminal.buffer;
  const found = [];
  for (let row = 0; row < active.length && text;) {
    let line = '';
    const first = row;
    do line += active.getLine(row++).translateToString(false).toLowerCase().padEnd(terminal.cols);
    while (row < active.length && active.getLine(row).isWrapped);
    for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1)) {
      found.push({ row: first + Math.floor(at / terminal.cols), column: at % terminal.cols });
    }
  }
  return found;
}
