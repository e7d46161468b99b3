// Figures and times in words.

const NUMBER = new Intl.NumberFormat([], { maximumFractionDigits: 0 });
const SMALL = new Intl.NumberFormat([], { maximumSignificantDigits: 2 });
const CLOCK = new Intl.DateTimeFormat([], { timeStyle: 'medium' });
const WHEN = new Intl.DateTimeFormat([], { dateStyle: 'medium', timeStyle: 'short' });
const MOMENT = new Intl.DateTimeFormat([], { dateStyle: 'short', timeStyle: 'medium' });

export const number = value => value < 10 ? SMALL.format(value) : NUMBER.format(value);
export const count = (value, one, several) => `${NUMBER.format(value)} ${value === 1 ? one : several}`;
export const mebibytes = bytes => `${NUMBER.format(bytes / 1_048_576)} MiB`;
export const percent = share => `${NUMBER.format(100 * share)} %`;
export const below = seconds => !seconds ? 'none' : seconds >= 1 ? `≤ ${SMALL.format(seconds)} s`
  : `≤ ${SMALL.format(1000 * seconds)} ms`;
export const clock = millis => CLOCK.format(millis);
export const when = time => WHEN.format(new Date(time));
export const moment = millis => MOMENT.format(millis);

export function since(millis, now = Date.now()) {
  const minutes = Math.max(0, Math.floor((now - millis) / 60_000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 2880 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.floor(minutes / 1440)} days`;
}
