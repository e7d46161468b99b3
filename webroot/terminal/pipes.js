// Finds the pipes of a command's top level, in the order in which the hub counts them. What is too complicated to be
// looked at here has none to click on; the hub itself reads everything.

const COMPLICATED = /(^|[\s;&|])(case|while|until|for|if|select|function|coproc)\s|<<|\(\(|\[\[|(^|[\s;&|])\{\s|#/;

/** Returns the places of the pipes, each as [from, to]. */
export function pipes(text) {
  if (COMPLICATED.test(text)) return [];
  const found = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '\'' || c === '"' || c === '`') at = quoted(text, at);
    else if (c === '(') at = nested(text, at);
    else if (c === '|' && text[at - 1] !== '>') {
      if (text[at + 1] === '|') at++;
      else found.push([at, text[at + 1] === '&' ? ++at + 1 : at + 1]);
    }
  }
  return found;
}

// Both return the place of what closes, or the end of the text.
function quoted(text, from) {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (quote === '\'') continue;
    if (text[at] === '\\') at++;
    else if (quote === '"' && text[at] === '$' && text[at + 1] === '(') at = nested(text, at + 1);
  }
  return text.length;
}

function nested(text, from) {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === ')') return at;
    if (text[at] === '\\') at++;
    else if (text[at] === '(') at = nested(text, at);
    else if ('\'"`'.includes(text[at])) at = quoted(text, at);
  }
  return text.length;
}

/** Returns what stands between the pipes, and the pipes: [{ text, pipe }], the last without a pipe. */
export function stages(text) {
  const found = pipes(text);
  if (found.length === 0) return [];
  let from = 0;
  const parts = found.map(([start, end]) => {
    const stage = { text: text.slice(from, start).trim(), pipe: text.slice(start, end) };
    from = end;
    return stage;
  });
  return [...parts, { text: text.slice(from).trim(), pipe: '' }];
}
