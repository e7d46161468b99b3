// Links, bold, italics, code and names in what people write. Nothing else of it means anything, least of all HTML.

import { html } from 'lit';

// No part can run on past what ends it, so that the longest message takes a moment only.
const PARTS = new RegExp([
  '```\\n?(?<block>[^`]{1,8000}?)\\n?```',
  '`(?<code>[^`\\n]{1,500})`',
  '(?<link>https?://[^\\s<>"`]{1,2000})',
  '\\*\\*(?! )(?<bold>[^*\\n]{1,500})(?<! )\\*\\*',
  '(?<![\\p{L}\\p{N}*])\\*(?! )(?<star>[^*\\n]{1,500})(?<! )\\*(?![\\p{L}\\p{N}*])',
  '(?<![\\p{L}\\p{N}_])_(?! )(?<line>[^_\\n]{1,500})(?<! )_(?![\\p{L}\\p{N}_])',
  '(?<![\\p{L}\\p{N}])@(?<name>[\\p{L}\\p{N}_.-]{0,31}[\\p{L}\\p{N}_])',
].join('|'), 'gu');

const same = (a, b) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;

/** Tells whether a text names this person. */
export function mentions(text, self) {
  return text.includes('@') && [...text.matchAll(PARTS)].some(({ groups }) => groups.name && same(groups.name, self));
}

/** What a text looks like, to this person. */
export function marked(text, self) {
  const shown = [];
  let from = 0;
  for (const found of text.matchAll(PARTS)) {
    if (found.index > from) shown.push(text.slice(from, found.index));
    const [part, taken] = partOf(found, self);
    shown.push(part);
    from = found.index + taken;
    if (taken < found[0].length) shown.push(found[0].slice(taken));
    from = found.index + found[0].length;
  }
  if (from < text.length) shown.push(text.slice(from));
  return shown;
}

function partOf({ 0: all, groups }, self) {
  const { block, code, link, bold, star, line, name } = groups;
  if (block) return [html`<pre><code>${block}</code></pre>`, all.length];
  if (code) return [html`<code>${code}</code>`, all.length];
  if (bold) return [html`<strong>${marked(bold, self)}</strong>`, all.length];
  if (star || line) return [html`<em>${marked(star ?? line, self)}</em>`, all.length];
  if (name) return [html`<span class="name ${same(name, self) ? 'me' : ''}">@${name}</span>`, all.length];
  // What ends the sentence does not belong to the link.
  const address = link.replace(/[.,;:!?'*_]+$|(?<=^[^(]*)\)[.,;:!?]*$/u, '');
  return [html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`, address.length];
}
