// A pipeline drawn as a strip: its stages, and between them its pipes, which are switched to be looked at.

import { html, nothing } from 'lit';
import { stages } from './pipes.js';

/** `live` are the pipes that are looked at already; `toggle` hears which one was clicked. */
export function strip(text, chosen, toggle, live = new Map()) {
  const parts = stages(text);
  if (parts.length === 0) return nothing;
  return html`<div class="t-strip" role="group" aria-label="Pipes: choose where to look">${parts.map((part, at) => html`
    <code class="t-stage">${part.text || '…'}</code>${part.pipe ? html`<button type="button" class="t-pipe"
      aria-pressed=${String(chosen.has(at))} aria-label=${`Pipe ${at + 1}, look at what passes`}
      title=${title(chosen.has(at), live)} data-live=${live.has(at) ? 'yes' : nothing}
      @click=${() => toggle(at)}>${part.pipe}</button>` : nothing}`)}</div>`;
}

const title = (chosen, live) => chosen ? 'What passes here is looked at'
  : live.size ? 'Look at what passes here when it is run again' : 'Look at what passes here';
