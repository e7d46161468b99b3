// What the hub's numbers mean, said to a person.

/** Errors of the match protocol; code 1 comes with a sentence of the hub's own. */
export const ERRORS = {
  2: 'That is not possible now.',
  3: 'The challenger is not ready yet.',
  4: 'This match is over.',
  5: 'This match does not exist, or is over.',
  6: 'You are not signed in any more.',
  7: 'The address of this match is not right.',
  8: 'Only who made the match can be its host.',
  9: 'This seat is taken.',
};

/** What the end of a connection means, by its close code. */
const ENDINGS = {
  1000: 'The connection has ended.',
  1002: 'The hub did not understand this page. Please load it again.',
  1006: 'The connection was lost.',
  1008: 'The hub wants you to sign in first.',
  1011: 'Something went wrong in the hub.',
  1012: 'The hub restarts.',
  1013: 'The hub is full right now.',
  4000: 'The address of this match is not right.',
  4001: 'You are not signed in any more.',
  4004: 'This match does not exist, or is over.',
  4100: 'The hub did not accept your login.',
  4101: 'Signing in took too long.',
  4102: 'Nothing was heard of you for too long.',
  4103: 'Your connection is too slow for this match.',
  4104: 'Your login was ended. Please sign in again.',
  4105: 'This account is banned.',
  4106: 'You are in this match in another window now.',
  4107: 'What you were connected to has failed.',
  4108: 'Too much of what was sent is not allowed.',
};

export const GONE = 4004;
export const LOGGED_OUT = [4001, 4104, 4105];
/** Nothing is wrong that a person could not try again. */
export const AT_WILL = [1000, 1002, 4106];

/** Says why a connection ended. */
export const ending = (code, reason) => ENDINGS[code] ?? (reason || 'The connection was lost.');

/** The games that this page knows. */
export const GAMES = { pong: 'Pong', tictactoe: 'Tic-tac-toe', rps: 'Rock, paper, scissors' };
export const game = name => GAMES[name] ?? name ?? 'Match';

/** Roles as the REST has them, and as addresses do. */
export const ROLES = { H: 'host', C: 'challenger', S: 'spectator' };
export const AS = { host: 'as its host', challenger: 'as its challenger', spectator: 'as a spectator' };

export const playerHref = name => `#/play/of/${encodeURIComponent(name)}`;

export const minutes = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const BRIEF = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit' });
const LONG = new Intl.DateTimeFormat([], { dateStyle: 'medium', timeStyle: 'short' });
const DATE = new Intl.DateTimeFormat([], { dateStyle: 'medium' });

/** A time of today without its day. */
export function time(stamp) {
  const at = new Date(stamp);
  return (at.toDateString() === new Date().toDateString() ? BRIEF : LONG).format(at);
}

export const date = stamp => DATE.format(new Date(stamp));

/** A difference with its sign. */
export const signed = number => `${number < 0 ? '−' : '+'}${Math.abs(number)}`;
