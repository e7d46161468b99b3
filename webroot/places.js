// Where one can go within the page. What a place needs is fetched when somebody goes there for the first time.

const place = (name, title, more) => ({
  title, href: `#/${name}`, tag: `hub-${name}`, module: `./${name}/${name}.js`, sheets: [`${name}/${name}.css`], ...more,
});

/** By the first part of the address behind the "#"; the chat is also where an address leads that has none of these. */
export const PLACES = {
  chat: place('chat', 'Chat', { href: '#/' }),
  play: place('play', 'Play', { sheets: ['chat/chat.css', 'play/play.css'] }),
  terminal: place('terminal', 'Terminal'),
  console: place('console', 'Console'),
  admin: place('admin', 'Admin', { role: 'admin' }),
};

const decoded = part => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** What the address bar names: { name: of the place, route: the parts of the address }. */
export function whereabouts() {
  const route = location.hash.startsWith('#/') ? location.hash.slice(2).split('/').filter(Boolean).map(decoded) : [];
  return { name: Object.hasOwn(PLACES, route[0]) ? route[0] : 'chat', route };
}

const sheet = href => document.head.querySelector(`link[href="${href}"]`) ?? new Promise((resolve, reject) => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href, onload: resolve, onerror: reject });
  document.head.append(link);
});

/** Makes the element of a place, with all it needs. */
export async function furnish({ tag, module, sheets }) {
  if (!customElements.get(tag)) await Promise.all([import(module), ...sheets.map(sheet)]);
  return document.createElement(tag);
}
