// Where one can go within the page. What a place needs is fetched when somebody goes there for the first time.

const CHAT = { title: 'Chat', href: '#/', tag: 'hub-chat', module: './chat/chat.js', sheet: 'chat/chat.css' };

/** By the first part of the address behind the "#": each place, or the page that is in its stead. */
export const PLACES = {
  chat: CHAT,
  play: {
    title: 'Play', href: '#/play', tag: 'hub-play', module: './play/play.js', sheet: ['chat/chat.css', 'play/play.css'],
  },
  terminal: {
    title: 'Terminal', href: '#/terminal', tag: 'hub-terminal', module: './terminal/terminal.js',
    sheet: 'terminal/terminal.css',
  },
  console: {
    title: 'Console', href: '#/console',
    tag: 'hub-console', module: './console/console.js', sheet: 'console/console.css',
  },
  admin: {
    title: 'Admin', href: '#/admin', role: 'admin',
    tag: 'hub-admin', module: './admin/admin.js', sheet: 'admin/admin.css',
  },
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
  const place = Object.hasOwn(PLACES, route[0]) && PLACES[route[0]].tag;
  return { name: place ? route[0] : 'chat', route };
}

const sheet = href => document.head.querySelector(`link[href="${href}"]`) ?? new Promise((resolve, reject) => {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href, onload: resolve, onerror: reject });
  document.head.append(link);
});

/** Makes the element of a place, with all it needs. */
export async function furnish({ tag, module, sheet: sheets }) {
  if (!customElements.get(tag)) {
    await Promise.all([import(module), ...[sheets].flat().map(sheet)]);
  }
  return document.createElement(tag);
}
