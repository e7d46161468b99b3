// The dialogue that asks before something is done to somebody. What is wrong stands at its field.

import { html, nothing } from 'lit';
import { View } from '../view.js';

const UNITS = [['minutes', 60], ['hours', 3600], ['days', 86_400]];

/**
 * An order has a `title`, a `text` that says what will happen, the `fields` it asks for (those of FIELDS), the word on
 * its button (`does`), whether it `harms`, what to choose from, and `act(values)`, which fails with a Refusal.
 */
class Deed extends View {
  static properties = { current: { state: true }, problems: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.problems = {};
  }

  async show(order) {
    Object.assign(this, { current: order, problems: {}, busy: false });
    await this.updateComplete;
    this.querySelector('form').reset();
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
  }

  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target;
    const order = this.current;
    this.problems = {};
    this.busy = true;
    try {
      await order.act(values(form.elements, order.fields));
      this.close();
      this.dispatchEvent(new CustomEvent('done', { detail: order }));
    } catch (problem) {
      this.problems = problem.fields ?? { form: 'Something went wrong in this page.' };
    }
    this.busy = false;
    await this.updateComplete;
    const first = Object.keys(this.problems).find(name => form.elements[name]?.focus);
    if (first) form.elements[first].focus();
  }

  problem(name) {
    return html`<p id="deed-${name}-error" class="error">${this.problems[name] ?? ''}</p>`;
  }

  text(name, label, extra = {}) {
    return html`
      <label for="deed-${name}">${label}</label>
      <input id="deed-${name}" name=${name} maxlength=${extra.most ?? 200} autocomplete="off" autocapitalize="off"
        spellcheck=${extra.spellcheck ?? 'false'} list=${extra.list ?? nothing} inputmode=${extra.inputmode ?? nothing}
        aria-describedby="deed-${name}-error" aria-invalid=${String(Boolean(this.problems[name]))}>
      ${extra.behind ?? nothing}
      ${this.problem(name)}`;
  }

  field(name) {
    const { deeds = [], rooms = [], people = [], has = [] } = this.current;
    switch (name) {
      case 'deed': return this.choice('deed', 'What', deeds);
      case 'room': return this.choice('room', 'Room', rooms);
      case 'username': return html`${this.text('username', 'Who', { list: 'deed-people', most: 64 })}
        <datalist id="deed-people">${people.map(one => html`<option value=${one}></option>`)}</datalist>`;
      case 'time': return html`<div class="time">${this.text('seconds', 'For how long (empty: for good)', {
        inputmode: 'numeric', most: 10, behind: html`<select name="unit" aria-label="Unit of time">${
          UNITS.map(([unit]) => html`<option>${unit}</option>`)}</select>` })}</div>`;
      case 'roles': return html`<fieldset><legend>Roles</legend>${['wizard', 'admin'].map(role => html`
        <label><input type="checkbox" name="roles" value=${role} .defaultChecked=${has.includes(role)}>${
          role}</label>`)}</fieldset>${this.problem('roles')}`;
      case 'name': return this.text('name', 'Name: small letters, digits, hyphens', { most: 32 });
      case 'in': return this.text('in', 'May send and publish to (addresses, with commas)', { most: 8000 });
      case 'out': return this.text('out', 'May listen to (addresses, with commas)', { most: 8000 });
      default: return this.text('reason', 'Reason, for the audit', { spellcheck: 'true' });
    }
  }

  choice(name, label, options) {
    return html`<label for="deed-${name}">${label}</label>
      <select id="deed-${name}" name=${name}>${options.map(one => html`<option>${one}</option>`)}</select>`;
  }

  render() {
    const { current, problems } = this;
    return html`
      <dialog aria-labelledby="deed-title" aria-describedby="deed-text">
        ${current ? html`
          <h2 id="deed-title">${current.title}</h2>
          <p id="deed-text" class="hint">${current.text}</p>
          <form id="deed-form" novalidate @submit=${this.submit}>
            ${current.fields.map(name => this.field(name))}
            <p id="deed-form-error" class="error" role="alert">${problems.form ?? ''}</p>
            <div class="deeds">
              <button class=${current.harms ? 'first harms' : 'first'} type="submit"
                aria-disabled=${String(Boolean(this.busy))}>${current.does}</button>
              <button type="button" @click=${this.close}>Cancel</button>
            </div>
          </form>` : nothing}
      </dialog>`;
  }
}

/** What was chosen and typed; fails as the hub would where a time is no number. */
function values(elements, fields) {
  const found = {};
  for (const name of fields) {
    if (name === 'time') {
      const typed = elements.seconds.value.trim();
      const unit = UNITS.find(([known]) => known === elements.unit.value)[1];
      if (typed && !/^[1-9]\d{0,4}$/.test(typed)) {
        throw Object.assign(new Error('no time'), { fields: { seconds: `Enter a number of ${elements.unit.value}.` } });
      }
      if (typed) found.seconds = Number(typed) * unit;
    } else if (name === 'roles') {
      found.roles = [...elements.roles].filter(box => box.checked).map(box => box.value);
    } else {
      found[name] = elements[name].value.trim();
    }
  }
  return found;
}

customElements.define('hub-deed', Deed);
