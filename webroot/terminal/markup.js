// Makes elements of the fragments of HTML that the hub sends. Only what it ever sends is made; the rest is text.

const PART = /<br>|<\/?(?:span|a)\b[^>]*>|<img [^>]*>|[^<]+|</g;
const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

const plain = text => text.replace(/&(?:amp|lt|gt|quot);/g, entity => ENTITIES[entity]);
const attribute = (tag, name) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const make = (name, properties) => Object.assign(document.createElement(name), properties);

/** Returns the link if it leads to a file, which is all that links are for here. */
function file(tag, name) {
  const link = attribute(tag, name);
  return link.startsWith('/file/') ? link : '';
}

/** Adds a fragment behind what an element has. */
export function add(element, html) {
  const open = [element];
  let text = '';
  const flush = () => {
    if (text) open.at(-1).append(text);
    text = '';
  };
  for (const [part] of html.matchAll(PART)) {
    if (part === '<br>') {
      text += '\n';
    } else if (part[0] !== '<' || part === '<') {
      text += plain(part);
    } else {
      flush();
      if (part[1] === '/') open.length > 1 && open.pop();
      else if (part.startsWith('<img')) open.at(-1).append(make('img', { src: file(part, 'src'), alt: '' }));
      else open.push(open.at(-1).appendChild(part.startsWith('<span') ? span(part) : link(part)));
    }
  }
  flush();
}

// The sixteen colours that programs speak of, as the hub says them. How they look is for the page's sheet to say.
const COLOURS = ['#000000', '#cd3131', '#0b8a00', '#a07000', '#2472c8', '#bc3fbc', '#0a8a9a', '#c0c0c0',
  '#666666', '#f14c4c', '#23a118', '#c9a400', '#3b8eea', '#d670d6', '#29b8db', '#ffffff'];

function span(tag) {
  const made = make('span');
  const style = attribute(tag, 'style');
  // Set by a script a style is allowed; in the page itself the policy forbids it.
  made.style.cssText = style;
  const known = COLOURS.indexOf(/^color:(#\w+)/.exec(style)?.[1]);
  if (known >= 0 && !made.style.backgroundColor) made.style.color = `var(--c${known})`;
  return made;
}

const link = tag => make('a', { href: file(tag, 'href'), target: '_blank', rel: 'noopener' });
