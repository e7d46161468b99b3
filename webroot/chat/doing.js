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
  const all = talk.doing.get(name);
  const match = all?.get('match');
  return html`${match ? html`<a class="doing" href=${`#/play/${encodeURIComponent(match)}`}>in a match</a>` : nothing}${
    ['terminal', 'console'].filter(what => all?.has(what)).map(what => html`<span class="doing">at a ${what}</span>`)}`;
}
