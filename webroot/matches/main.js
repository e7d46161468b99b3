// Which part of the page is shown: signing in, all matches, or the match that the address names.

import * as api from '../api.js';
import { $ } from './dom.js';
import { Lobby } from './lobby.js';
import { MatchPage } from './match.js';
import { ending } from './words.js';

const PLACE = /^#(\d{1,18})\/(host|challenger|spectator)$/;

let lobby;
let match;

function show(part) {
  for (const one of ['stranger', 'lobby', 'match']) $(one).hidden = one !== part;
}

/** Nobody is signed in: whoever does so in the chat comes back to where this was. */
function stranger(why) {
  lobby?.hide();
  match?.leave();
  $('status').textContent = '';
  $('stranger-why').textContent = why;
  show('stranger');
}

function route() {
  const place = PLACE.exec(location.hash);
  match.leave();
  if (place) {
    lobby.hide();
    show('match');
    match.enter(Number(place[1]), place[2]);
  } else {
    show('lobby');
    lobby.show();
  }
}

async function start() {
  $('status').textContent = 'Loading …';
  try {
    const { username } = await api.me();
    const lost = why => stranger(why);
    lobby = new Lobby(username, lost);
    match = new MatchPage(username, lost);
    $('status').textContent = `Signed in as ${username}`;
    addEventListener('hashchange', route);
    route();
  } catch (problem) {
    if (problem.status === 401) {
      stranger('To see, play and watch matches, please sign in.');
    } else {
      $('status').textContent = `${problem.fields?.form ?? ending(1006)} Trying again.`;
      setTimeout(start, 3000);
    }
  }
}

$('sign-in').onclick = () => sessionStorage.setItem('match', location.hash);

start();
