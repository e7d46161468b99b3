// What the statistics module has counted, where it runs.

import { html, nothing, svg } from 'lit';
import { chip } from '../admin/part.js';
import { count, number, when } from '../admin/words.js';

const WIDTH = 300;
const HEIGHT = 60;

function bars(name, counts) {
  const most = Math.max(...counts, 1);
  const step = WIDTH / counts.length;
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
    aria-label="${name}: ${counts.join(', ')}">${counts.map((count, place) => svg`<rect x=${place * step + 1}
      width=${step - 2} y=${HEIGHT - count / most * HEIGHT} height=${count / most * HEIGHT}></rect>`)}</svg>`;
}

const room = ({ room: key, total, missed, minutes, hours }) => html`
  <figure data-room=${key}>
    <figcaption>${key}<span>messages, hour by hour</span></figcaption>
    ${missed ? html`<p class="missed">${count(missed, 'event', 'events')} missed</p>` : nothing}
    <p class="values">${number(total)} <small>${
      number(minutes.reduce((sum, count) => sum + count, 0))} in the last hour</small></p>
    ${bars(`Messages in ${key} in each of the last ${hours.length} hours`, hours)}
  </figure>`;

const tile = (value, name) => html`<li class="tile"><b>${value ?? '–'}</b> ${name}</li>`;

/** Shows `{ figures }`, or `{ problem }`, a sentence. */
export const statistics = told => html`
  <h2>Statistics</h2>
  <div id="statistics">${!told ? html`<p class="none">…</p>` : told.problem ? html`<p class="none">${told.problem}
    How to run it stands in modules/README.md.</p>` : html`
    <ul class="tiles counted">
      ${tile(told.figures.people.active, 'spoke in the last hour')}
      ${tile(told.figures.people.peak.people, 'people at most')}
      ${tile(told.figures.busiest_hour.messages, 'messages in the busiest hour')}
      ${tile(Object.values(told.figures.matches).reduce((sum, count) => sum + count, 0), 'matches played')}
    </ul>
    <p class="facts">Since ${when(told.figures.since)}${told.figures.busiest_hour.messages
      ? html`; busiest from ${when(told.figures.busiest_hour.at)}` : nothing}
      ${Object.entries(told.figures.matches).map(([game, count]) => chip(`${game} ${count}`))}</p>
    <div class="charts">${told.figures.rooms.map(room)}</div>
    ${told.figures.talkers?.length ? html`<h3>Who said most</h3><ol class="talkers">${told.figures.talkers.map(
      ({ name, messages }) => html`<li><b>${name}</b> ${number(messages)}</li>`)}</ol>` : nothing}`}
  </div>`;
