// Makes elements of the fragments of HTML that the hub sends. Only what it ever sends is made; the rest is text.

import { make } from '../matches/dom.js';

const PART = /<br>|<\/?(?:span|a)\b[^>]*>|<img [^>]*>|[^<]+|</g;
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

const plain = text => text.replace(/&(?:amp|lt|gt|quot);/g, entity => ENTITIES[entity]);
const attribute = (tag, name) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Returns the link if it leads to a file, which is all that links are for here. */
function file(tag, name) {
  const link = attribute(tag, name);
  return link.startsWith('/file/') ? link : '';
}

/** Adds a fragment behind what an element has. */
export function add(element, html) {
  const open = [element];
  for (const [part] of html.matchAll(PART)) {
    const inside = open[open.length - 1];
    if (part === '<br>') inside.append('\n');
    else if (part.startsWith('</')) open.length > 1 && open.pop();
    else if (part.startsWith('<span')) open.push(inside.appendChild(span(part)));
    else if (part.startsWith('<a')) open.push(inside.appendChild(link(part)));
    else if (part.startsWith('<img')) inside.append(make('img', { src: file(part, 'src'), alt: '' }));
    else inside.append(plain(part));
  }
}

function span(tag) {
  const made = make('span');
  // Set by a script a style is allowed; in the page itself the policy forbids it.
  made.style.cssText = attribute(tag, 'style');
  return made;
}

const link = tag => make('a', { href: file(tag, 'href'), target: '_blank', rel: 'noopener' });
