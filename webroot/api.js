// The hub's REST. The login is a cookie that scripts cannot see.

const FIELDS = new Set(['username', 'password', 'old', 'new', 'text', 'seconds', 'reason', 'roles', 'since', 'until',
  'name', 'in', 'out']);

/** A refusal; `fields` has a sentence for each field that is to blame, under "form" where none is. */
export class Refusal extends Error {
  constructor(status, body) {
    super(`refused with ${status}`);
    this.status = status;
    this.fields = {};
    for (const [field, sentences] of Object.entries(body)) {
      const known = FIELDS.has(field) ? field : 'form';
      this.fields[known] = [].concat(sentences).join(' ');
    }
  }
}

/** Asks the hub; fails with a Refusal. */
export async function call(method, path, body) {
  const request = { method, headers: { Accept: 'application/json' } };
  if (body) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Refusal(0, { form: 'The hub cannot be reached. Please try again.' });
  }
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refusal(answer.status, Object.keys(json).length ? json : { form: 'Something went wrong in the hub.' });
  }
  return json;
}

export const me = () => call('GET', '/api/me/');
export const signUp = (username, password) => call('POST', '/api/users/sign_up/', { username, password });
export const signIn = (username, password) => call('POST', '/api/login/', { username, password });
export const redeem = code => call('POST', '/api/login/', { code });
export const changePassword = (old, fresh) => call('POST', '/api/me/password/', { old, new: fresh });
export const signOut = () => call('POST', '/api/logout/');
export const signOutEverywhere = () => call('DELETE', '/api/me/logins/');

// With `game`, also those of which older clients do not know, each with its game.
const MATCHES = '/api/ongoing_matches/';
export const games = () => call('GET', '/api/games/');
export const matches = filter => call('GET', `${MATCHES}?${new URLSearchParams({ game: 'all', ...filter })}`);
export const match = id => call('GET', `${MATCHES}${id}/?game=`);
export const createMatch = game => call('POST', MATCHES, { game });
export const deleteMatch = id => call('DELETE', `${MATCHES}${id}/`);
export const player = name => call('GET', `/api/users/${encodeURIComponent(name)}/`);
export const players = () => call('GET', '/api/users/?ordering=-elo,username');
export const results = since => call('GET', '/api/completed_matches/?'
  + new URLSearchParams({ game: '', ordering: '-completion_timestamp', end_timestamp_after: since }));
export const resultsOf = name => call('GET', '/api/completed_matches/?'
  + new URLSearchParams({ game: '', ordering: '-completion_timestamp', user: name }));
export const result = id => call('GET', `/api/completed_matches/${id}/?game=`);
