// How things are said.

/** How long something took, or takes already. */
export function lasted(begin, end) {
  if (!begin) return '';
  const millis = Math.max(0, (end ? Date.parse(end) : Date.now()) - Date.parse(begin));
  if (!end && millis < 1000) return '';
  if (millis < 1000) return `${millis} ms`;
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) return end ? `${(millis / 1000).toFixed(1)} s` : `${seconds} s`;
  const rest = number => String(number).padStart(2, '0');
  return seconds < 3600 ? `${Math.floor(seconds / 60)}:${rest(seconds % 60)} min`
    : `${Math.floor(seconds / 3600)}:${rest(Math.floor(seconds / 60) % 60)} h`;
}

const SIGNALS = { 1: 'HUP', 2: 'INT', 3: 'QUIT', 6: 'ABRT', 9: 'KILL', 10: 'USR1', 11: 'SEGV', 12: 'USR2', 13: 'PIPE',
  14: 'ALRM', 15: 'TERM' };

/** How a command is, or how it ended. */
export function state({ running, lost, killedBy, exitCode }) {
  if (running) return 'running';
  if (lost) return 'lost with its session';
  if (killedBy === undefined) return `exit code ${exitCode}`;
  return `ended by signal ${killedBy}${SIGNALS[killedBy] ? ` (${SIGNALS[killedBy]})` : ''}`;
}

/** Puts text where it can be pasted from, and tells whether that was possible. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without TLS browsers have only the old way.
    const field = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
