// Programs outside of the hub that have tokens of their own.

import { html, nothing } from 'lit';
import * as orders from './orders.js';
import { Part, chip, row, rows } from './part.js';
import { since, when } from './words.js';

const addresses = (does, list) => list.length === 0 ? nothing
  : html`<span>${does} ${list.map((one, i) => html`${i ? ', ' : ''}<code>${one}</code>`)}</span>`;

class Services extends Part {
  static properties = { made: { state: true }, copied: { state: true } };

  constructor() {
    super();
    this.made = null;
    this.copied = false;
  }

  get told() {
    return made => Object.assign(this, { made, copied: false });
  }

  async copy() {
    // Where the page may not write to the clipboard, the token is marked, to be copied by hand.
    getSelection().selectAllChildren(this.querySelector('#service-token'));
    try {
      await navigator.clipboard.writeText(this.made.token);
      this.copied = true;
    } catch {
      this.copied = false;
    }
  }

  show(service) {
    const { name, expires_at: until, used_at: used } = service;
    const over = until && Date.parse(until) <= Date.now();
    return row({
      id: name,
      title: html`<b>${name}</b> ${over ? chip('expired', 'bad') : nothing}
        <small>made by ${service.made_by}, ${when(service.made_at)}</small>`,
      facts: html`${used ? chip(`used ${since(Date.parse(used))} ago`, 'on') : chip('never used')}
        ${until && !over ? html`<span>until ${when(until)}</span>` : nothing}
        ${addresses('says', service.in)} ${addresses('hears', service.out)}`,
      deeds: html`${this.button('New token', `A new token for ${name}`, () =>
        this.order(orders.renewService(service, this.told)))}${this.button('Revoke', `Revoke the token of ${name}`,
        () => this.order(orders.revokeService(name)), true)}`,
    });
  }

  token() {
    return html`
      <section class="token" aria-labelledby="service-made">
        <h3 id="service-made">The token of ${this.made.name}</h3>
        <p><code id="service-token">${this.made.token}</code></p>
        <div class="deeds">
          <button type="button" class="first" @click=${this.copy}>${this.copied ? 'Copied' : 'Copy'}</button>
          <button type="button" @click=${() => this.told(null)}>I have it</button>
        </div>
        <p class="none" role="status">Nobody is shown it again. Whoever has it may do what the service may.</p>
      </section>`;
  }

  render() {
    return html`
      <h2 id="admin-heading">Services</h2>
      <div class="filter"><button type="button" id="service-make" class="first" @click=${() =>
        this.order(orders.makeService(this.told))}>Make a service</button>
        <span class="none">Programs outside of the hub, each with a token for the addresses it needs.</span></div>
      ${this.made ? this.token() : nothing}
      ${rows('admin-services', this.desk.services, 'There is no service.', one => this.show(one))}`;
  }
}

customElements.define('hub-admin-services', Services);
