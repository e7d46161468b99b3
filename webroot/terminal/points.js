// What passes the pipes of a command, side by side: each breakpoint with its streams and how its stage ended.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { stages } from './pipes.js';

const STREAMS = [['stdout', 'Through the pipe'], ['stderr', 'Errors'], ['combined', 'Both in order']];

/** Those that are chosen; `changed` hears that others of their streams are to be shown. */
export function points(command, changed, readOnly) {
  const shown = [...command.points].filter(([location]) => command.chosen.has(location)).sort(([a], [b]) => a - b);
  if (shown.length === 0) return nothing;
  const parts = stages(command.text);
  return html`<div class="t-points">${repeat(shown, ([location]) => location, ([location, one]) => html`
    <section class="t-point" aria-label=${`Pipe ${location + 1}`}>
      <div class="t-point-head">
        <h3>Pipe ${location + 1}</h3>
        <code>${parts[location]?.text ?? ''}</code>
        ${status(one)}
        ${command.running && !readOnly ? html`<button type="button" class="t-hold" aria-pressed=${
          String(command.held.has(location))} @click=${() => command.hold(location)}>${
          command.held.has(location) ? 'Release' : 'Hold'}</button>` : nothing}
        <span class="t-streams" role="group" aria-label="Streams">${STREAMS.map(([stream, title]) => html`
          <button type="button" aria-pressed=${String(one.shown.has(stream))} @click=${() => {
            one.shown.has(stream) ? one.shown.delete(stream) : one.shown.add(stream);
            changed();
          }}>${title}</button>`)}</span>
      </div>
      <div class="t-flows">${STREAMS.filter(([stream]) => one.shown.has(stream)).map(([stream, title]) => html`
        <figure data-stream=${stream}><figcaption>${title}</figcaption>${one[stream].element}</figure>`)}</div>
    </section>`)}</div>`;
}

const status = ({ exitCode, truncated }) => html`
  ${exitCode === undefined ? nothing : html`<span class="t-code ${exitCode ? 'bad' : 'good'}">exit status ${
    exitCode}</span>`}
  ${truncated ? html`<span class="t-code">too much to show all</span>` : nothing}`;
