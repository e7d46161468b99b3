// Days and times as the browser's language has them.

const CLOCK = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat([], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const FULL = new Intl.DateTimeFormat([], { dateStyle: 'full', timeStyle: 'medium' });

export const clock = millis => CLOCK.format(millis);
export const full = millis => FULL.format(millis);
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

export function day(millis) {
  if (sameDay(millis, Date.now())) return 'Today';
  if (sameDay(millis, Date.now() - 86_400_000)) return 'Yesterday';
  return DAY.format(millis);
}
