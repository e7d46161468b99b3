// What people do elsewhere in the hub, as far as they show it.

import { html, nothing } from 'lit';

/** Learns it of everybody; from then on the hub tells what changes. */
export async function learn(talk) {
  const { people } = await talk.rwci.presence().catch(() => ({ people: [] }));
  talk.doing = new Map(people.map(one =>
    [one.username, new Map((one.doing ?? []).map(({ what, where }) => [what, where]))]));
  talk.changed();
}

export function changed(talk, { what, people }) {
  for (const { username, where } of people) {
    const all = talk.doing.get(username) ?? new Map();
    if (where) all.set(what, where);
    else all.delete(what);
    talk.doing.set(username, all);
  }
  talk.changed();
}

/** How it stands beside a name. */
export function shown(talk, name) {
  const match = talk.doing.get(name)?.get('match');
  return match ? html`<a class="doing" href=${`#/play/${encodeURIComponent(match)}`}>in a match</a>` : nothing;
}
