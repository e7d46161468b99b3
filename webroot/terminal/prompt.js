// Where one writes commands: Enter runs, the arrow up brings back what was run, pipes are chosen on the strip below.

import { html, nothing } from 'lit';
import { keep, recall } from '../remember.js';
import { View } from '../view.js';
import { pipes } from './pipes.js';
import { size } from './screen.js';
import { strip } from './strip.js';

const HISTORY = 'terminal-history';
const MOST = 300;

class Prompt extends View {
  static properties = { tab: { attribute: false, hasChanged: () => true }, person: { attribute: false },
    settings: { attribute: false }, full: { state: true }, held: { state: true } };

  constructor() {
    super();
    Object.assign(this, { back: 0, held: false });
  }

  get field() { return this.querySelector('#terminal-command'); }

  willUpdate(changes) {
    if (changes.has('settings') && this.full === undefined) this.full = this.settings.screen;
    if (changes.get('settings') && changes.get('settings').screen !== this.settings.screen) this.full = this.settings.screen;
  }

  updated(changes) {
    if (this.field.value !== this.tab.draft) this.write(this.tab.draft);
    else if (changes.has('settings')) this.grow();
  }

  focus() {
    this.field?.focus();
  }

  grow() {
    const { field } = this;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 180)}px`;
  }

  write(text) {
    const { field, tab } = this;
    field.value = tab.draft = text;
    this.grow();
    this.prune();
  }

  input() {
    this.back = 0;
    this.tab.draft = this.field.value;
    this.tab.trouble = '';
    this.grow();
    this.prune();
  }

  prune() {
    const { tab } = this;
    const count = pipes(tab.draft).length;
    for (const one of tab.chosen) if (one >= count) tab.chosen.delete(one);
    this.requestUpdate();
  }

  key(event) {
    if (event.isComposing) return;
    const { field, tab } = this;
    const still = field.selectionStart === field.selectionEnd;
    if (event.key === 'Enter' && !event.shiftKey) this.run();
    else if (event.ctrlKey && event.key === 'c' && still) this.interrupt();
    else if (event.ctrlKey && event.key === 'l') tab.clear();
    else if (event.key === 'ArrowUp' && !field.value.slice(0, field.selectionStart).includes('\n') && this.recall(1)
      || event.key === 'ArrowDown' && !field.value.slice(field.selectionEnd).includes('\n') && this.recall(-1));
    else return;
    event.preventDefault();
  }

  interrupt() {
    const [newest] = this.tab.running;
    if (newest) newest.signal('INT');
    else this.write('');
  }

  recall(step) {
    const kept = recall(this.person, HISTORY, [], true);
    const back = this.back + step;
    if (back < 0 || back > kept.length) return false;
    if (this.back === 0) this.begun = this.tab.draft;
    this.back = back;
    this.write(back === 0 ? this.begun : kept.at(-back));
    return true;
  }

  run() {
    const { tab } = this;
    const command = tab.draft;
    if (!command.trim()) return;
    const full = this.full;
    const breakpoints = full ? [] : [...tab.chosen].sort((a, b) => a - b);
    const pty = full ? size(this.closest('.t-body'), this.settings.size) : null;
    if (!tab.run(command, { breakpoints, hold: this.held && breakpoints.length > 0, pty })) return;
    const kept = recall(this.person, HISTORY, [], true);
    if (kept.at(-1) !== command) keep(this.person, HISTORY, [...kept, command].slice(-MOST), true);
    Object.assign(this, { back: 0, held: false, full: this.settings.screen });
    tab.chosen.clear();
    this.write('');
  }

  toggle(at) {
    const { chosen } = this.tab;
    chosen.has(at) ? chosen.delete(at) : chosen.add(at);
    this.requestUpdate();
  }

  render() {
    const { tab, full, held } = this;
    return html`
      <form class="t-run" autocomplete="off" @submit=${event => { event.preventDefault(); this.run(); }}>
        ${full ? nothing : strip(tab.draft, tab.chosen, at => this.toggle(at))}
        ${!full && tab.chosen.size ? html`<label class="t-choice"><input type="checkbox" .checked=${held}
          @change=${event => { this.held = event.target.checked; }}> let nothing pass until I release it</label>` : nothing}
        <p class="t-trouble error" role="alert">${tab.trouble}</p>
        <div class="t-line">
          <label for="terminal-command" title=${tab.directory}><span class="unseen">Command in </span><span
            class="t-where">${tab.directory || '…'}</span> <span aria-hidden="true">❯</span></label>
          <textarea id="terminal-command" rows="1" spellcheck="false" autocapitalize="off" autocomplete="off"
            @input=${this.input} @keydown=${this.key}></textarea>
          <label class="t-choice"><input id="terminal-full" type="checkbox" .checked=${Boolean(full)}
            @change=${event => { this.full = event.target.checked; }}> full screen</label>
          <button class="first" type="submit" ?disabled=${!tab.inside}>Run</button>
        </div>
      </form>`;
  }
}

customElements.define('hub-terminal-prompt', Prompt);
