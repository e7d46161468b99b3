// Notifications of the desktop, for who asked for them: words for this person while nobody looks at the page.

import { keep, recall } from '../remember.js';

export const possible = () => 'Notification' in window && isSecureContext;

/** Tells whether this person wants them in this browser, and may have them. */
export const wanted = name => possible() && Notification.permission === 'granted' && recall(name, 'notify', false);

/** Asks the browser for them, after a click; returns what stands against it, or "". */
export async function want(name, on) {
  if (!on) {
    keep(name, 'notify', false);
    return '';
  }
  const answer = await Notification.requestPermission();
  if (answer === 'granted') {
    keep(name, 'notify', true);
    return '';
  }
  return answer === 'denied' ? 'This browser does not let the page notify you. Its settings for this site change that.'
    : 'The browser was not told whether you want that.';
}

/** The newest word of a room takes the place of the one before. A click leads there. */
export function notify(talk, room, entry) {
  if (!wanted(talk.self) || !document.hidden && document.hasFocus()) return;
  const title = room.kind === 'dm' ? entry.author : `${entry.author} in ${room.name}`;
  try {
    const shown = new Notification(title, { body: entry.text.slice(0, 200), tag: `${talk.self}:${room.key}` });
    shown.onclick = () => {
      window.focus();
      talk.go(room);
      shown.close();
    };
  } catch {
    // Some browsers of phones have the name only.
  }
}
