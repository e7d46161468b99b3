// Files the console sends: to be edited and saved back, kept, or chosen here.

import { html, nothing } from 'lit';
import { View } from '../view.js';

// What the hub takes in one packet, with room for what JSON adds.
const MOST = 900_000;
const CLOCK = new Intl.DateTimeFormat([], { timeStyle: 'medium' });

class Files extends View {
  static properties = { save: { attribute: false }, tell: { attribute: false }, files: { state: true },
    current: { state: true }, closing: { state: true } };

  constructor() {
    super();
    this.files = [];
    this.kept = [];
  }

  disconnectedCallback() {
    this.kept.forEach(address => URL.revokeObjectURL(address));
    super.disconnectedCallback();
  }

  /** Takes what a file packet says. */
  take({ action, name, content }) {
    const called = String(name ?? 'file');
    if (action === 'edit') this.open({ kind: 'edit', name: called, text: String(content ?? '') });
    else if (action === 'upload') this.open({ kind: 'upload', name: called });
    else if (action === 'download') this.keep(called, String(content ?? ''));
  }

  async open(file) {
    Object.assign(file, { saved: file.text, state: '' });
    const open = this.files.find(one => one.name === file.name && one.kind === file.kind);
    // What somebody is writing is not written over.
    if (open && (open.text === open.saved || open.kind === 'upload')) Object.assign(open, file);
    else if (!open) this.files = [...this.files, file];
    this.current = open ?? file;
    this.changed();
    await this.updateComplete;
    this.querySelector('.content')?.focus();
  }

  changed() {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('files', { detail: this.files.length }));
  }

  /** Closes a file, once it is clear that nothing is lost. */
  async close(file, surely = false) {
    if (!surely && file.kind === 'edit' && file.text !== file.saved) {
      this.closing = file;
      await this.updateComplete;
      this.querySelector('dialog').showModal();
      return;
    }
    this.files = this.files.filter(one => one !== file);
    if (this.current === file) this.current = this.files.at(-1);
    this.changed();
  }

  send(file, content) {
    if (content.length > MOST) file.state = 'It is too large to be sent.';
    else if (!this.save(file.name, content)) file.state = 'There is no connection: it is not saved.';
    else {
      file.saved = content;
      file.state = `Sent to the console at ${CLOCK.format(Date.now())}`;
    }
    this.changed();
    return file.saved === content;
  }

  async chosen(file, input) {
    if (input.files.length && this.send(file, await input.files[0].text())) this.close(file, true);
  }

  keep(name, content) {
    const link = document.createElement('a');
    const href = URL.createObjectURL(new Blob([content]));
    this.kept.push(href);
    Object.assign(link, { href, download: name.split('/').pop() || 'file',
      textContent: name });
    this.tell('Downloaded: ', link);
    link.click();
  }

  key(event, file) {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    this.send(file, file.text);
  }

  tab(file) {
    const unsaved = file.kind === 'edit' && file.text !== file.saved;
    return html`<li><button type="button" aria-current=${file === this.current ? 'true' : nothing}
      @click=${() => { this.current = file; }}>${file.name.split('/').pop()}${
        unsaved ? html` <span title="not saved">●<span class="unseen"> not saved</span></span>`
          : nothing}</button></li>`;
  }

  editor(file) {
    const lines = file.text.split('\n').length;
    return html`
      <textarea class="content" aria-label="Content of ${file.name}" spellcheck="false" autocapitalize="off" wrap="off"
        .value=${file.text} @input=${event => { file.text = event.target.value; file.state = ''; this.changed(); }}
        @keydown=${event => this.key(event, file)}></textarea>
      <div class="deeds">
        <button class="first" type="button" @click=${() => this.send(file, file.text)}>Save</button>
        <button type="button" @click=${() => this.close(file)}>Close</button>
        <span class="quiet" role="status">${file.state || `${lines} ${lines === 1 ? 'line' : 'lines'}${
          file.text === file.saved ? '' : ', not saved'}`}</span>
      </div>`;
  }

  chooser(file) {
    return html`
      <p>The console wants a file as <b>${file.name}</b>.</p>
      <label for="console-upload">A file of yours</label>
      <input id="console-upload" class="content" type="file" @change=${event => this.chosen(file, event.target)}>
      <p class="error" role="alert">${file.state}</p>
      <div class="deeds"><button type="button" @click=${() => this.close(file)}>Cancel</button></div>`;
  }

  render() {
    const { files, current, closing } = this;
    if (!current) return nothing;
    return html`
      <section class="files" aria-label="Files">
        <ul class="tabs">${files.map(file => this.tab(file))}</ul>
        <h3>${current.kind === 'upload' ? `Choose a file for ${current.name}` : current.name}</h3>
        ${current.kind === 'edit' ? this.editor(current) : this.chooser(current)}
      </section>
      <dialog aria-labelledby="console-closing">
        <h2 id="console-closing">${closing?.name} is not saved</h2>
        <p class="hint">What you have changed is lost when it is closed.</p>
        <form method="dialog" class="deeds">
          <button @click=${() => this.close(closing, true)}>Close without saving</button>
          <button class="first" autofocus>Go on editing</button>
        </form>
      </dialog>`;
  }
}

customElements.define('hub-files', Files);
