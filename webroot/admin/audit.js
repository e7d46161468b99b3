// What was done, by whom and to whom.

import { html, nothing } from 'lit';
import { Part, chip } from './part.js';
import { AUDITS, Trails } from './trails.js';
import { moment } from './words.js';

const FIELDS = [['who', 'Who', 'text'], ['deed', 'Deed', 'text'], ['text', 'Words', 'search'],
  ['since', 'From', 'datetime-local'], ['until', 'Until', 'datetime-local']];
const DEEDS = ['announce', 'ban', 'delete', 'ended', 'invite', 'kick', 'level', 'mute', 'opened', 'password',
  'registered', 'result', 'revoke', 'roles', 'run', 'sent', 'service closed',
  'service made', 'service opened', 'service refused', 'service renewed', 'service revoked', 'started', 'taken over',
  'topic', 'unban', 'unmute', 'visibility', 'watched'];
const SHOWN_ELSEWHERE = new Set(['of', 'seq', 'at', 'act', 'verb', 'actor']);

/** What else a line says; what is empty says nothing. */
const about = line => Object.entries(line).filter(([name, value]) => !SHOWN_ELSEWHERE.has(name)
  && value !== '' && value !== null && !(name === 'until' && !(value > 0 && value < 8.64e15)));

const words = (name, value) => name === 'until' ? moment(value)
  : typeof value === 'string' ? value : JSON.stringify(value);

class Audit extends Part {
  static properties = { trails: { state: true }, busy: { state: true }, problems: { state: true } };

  constructor() {
    super();
    this.problems = {};
  }

  firstUpdated() {
    this.search({});
  }

  submit(event) {
    event.preventDefault();
    const query = {};
    for (const { name, value, type } of event.target.elements) {
      if (name && value) query[name] = type === 'datetime-local' ? new Date(value).toISOString() : value.trim();
    }
    this.search(query);
  }

  search(query) {
    this.trails = new Trails(query);
    this.look();
  }

  async look() {
    const { trails } = this;
    this.problems = {};
    this.busy = true;
    try {
      await trails.look();
    } catch (problem) {
      this.problems = problem.fields ?? { form: 'Something went wrong in this page.' };
    }
    if (trails === this.trails) this.busy = false;
    this.requestUpdate();
  }

  get found() {
    const { more, lines: { length } } = this.trails;
    if (!more && !length) return 'Nothing was found.';
    return `${length} ${length === 1 ? 'line' : 'lines'}${more ? ', and there may be more.' : '.'}`;
  }

  field([name, label, type]) {
    return html`<div><label for="audit-${name}">${label}</label>
      <input id="audit-${name}" name=${name} type=${type} autocomplete="off" autocapitalize="off" spellcheck="false"
        maxlength="200" list=${name === 'deed' ? 'audit-deeds' : nothing} aria-describedby="audit-${name}-error"
        aria-invalid=${String(Boolean(this.problems[name]))}>
      <p id="audit-${name}-error" class="error">${this.problems[name] ?? ''}</p></div>`;
  }

  line(line) {
    return html`<li data-of=${line.of}>
      <time datetime=${new Date(line.at).toISOString()}>${moment(line.at)}</time>
      ${chip(line.of)}
      <span class="entry"><b>${line.actor ?? line.person ?? line.name ?? ''}</b>
        ${chip(line.act ?? line.verb ?? '', 'role')}
        ${about(line).map(([name, value]) => html`
          <span class="about"><small>${name}</small> ${words(name, value)}</span>`)}
      </span></li>`;
  }

  render() {
    const { trails, busy } = this;
    return html`
      <h2 id="admin-heading">Audit</h2>
      <form id="audit-form" role="search" novalidate @submit=${this.submit}>
        ${FIELDS.map(field => this.field(field))}
        <div><label for="audit-of">Part</label><select id="audit-of" name="of"><option value="">all</option>${
          AUDITS.map(of => html`<option>${of}</option>`)}</select></div>
        <div><button class="first" type="submit">Search</button></div>
        <datalist id="audit-deeds">${DEEDS.map(deed => html`<option value=${deed}></option>`)}</datalist>
      </form>
      <p class="error" role="alert">${this.problems.form ?? ''}</p>
      <p class="none" role="status">${busy ? 'Looking …' : trails ? this.found : ''}</p>
      <ol id="audit-lines">${trails?.lines.map(line => this.line(line))}</ol>
      ${trails?.more && !busy ? html`<button id="audit-more" type="button" @click=${this.look}>Older lines</button>`
        : nothing}`;
  }
}

customElements.define('hub-admin-audit', Audit);
