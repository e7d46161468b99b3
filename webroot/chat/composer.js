// Where one writes: Enter sends, the arrow up brings back what was sent, a slash begins a command.

import { html, nothing } from 'lit';
import { TalkView } from '../view.js';
import { completions, run } from './commands.js';

const TYPING_MILLIS = 3000;

class Composer extends TalkView {
  // One that is beside something else does not take the focus from it.
  static properties = {
    isBeside: { attribute: false }, problem: { state: true }, choices: { state: true }, choice: { state: true },
  };

  constructor() {
    super();
    Object.assign(this, { problem: '', choices: [], choice: 0, told: 0, back: 0 });
  }

  get field() { return this.querySelector('#text'); }

  willUpdate() {
    const room = this.talk.current;
    if (room !== this.shown) Object.assign(this, { problem: '', choices: [], back: 0 });
  }

  updated() {
    const room = this.talk.current;
    if (!room) return;
    if (this.field.value !== room.draft) {
      this.field.value = room.draft;
      this.grow();
    }
    const begun = this.talk.connected && !this.live;
    this.live = this.talk.connected;
    const changed = room !== this.shown || begun;
    if (changed && !this.isBeside && !document.querySelector('dialog[open]')) this.field.focus();
    this.shown = room;
  }

  grow() {
    const { field } = this;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 200)}px`;
  }

  input() {
    const { field, talk } = this;
    const room = talk.current;
    room.draft = field.value;
    this.problem = '';
    this.back = 0;
    this.choices = completions(talk, field.value.slice(0, field.selectionStart));
    this.choice = 0;
    this.grow();
    if (room.kind === 'room' && !field.value.startsWith('/') && Date.now() - this.told > TYPING_MILLIS) {
      this.told = Date.now();
      talk.rwci.typing(room.name);
    }
  }

  key(event) {
    if (event.isComposing) return;
    if (this.choices.length > 0 && this.chooses(event.key)) {
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (this.recall(event.key === 'ArrowUp' ? 1 : -1)) event.preventDefault();
    }
  }

  chooses(key) {
    const count = this.choices.length;
    switch (key) {
      case 'ArrowDown': this.choice = (this.choice + 1) % count; return true;
      case 'ArrowUp': this.choice = (this.choice + count - 1) % count; return true;
      case 'Tab': this.take(this.choices[this.choice]); return true;
      case 'Escape': this.choices = []; return true;
      case 'Enter': {
        const { text } = this.choices[this.choice];
        if (text.trim() === this.field.value.trim()) return false;
        this.take(this.choices[this.choice]);
        return true;
      }
      default: return false;
    }
  }

  take({ text }) {
    const { field } = this;
    const rest = field.value.slice(field.selectionStart);
    this.write(text + rest);
    field.setSelectionRange(text.length, text.length);
    field.focus();
  }

  write(text) {
    this.field.value = this.talk.current.draft = text;
    this.choices = [];
    this.grow();
  }

  /** Puts words behind what is written, and the caret behind them. */
  add(words) {
    const { field } = this;
    this.write(field.value + (/\S$/.test(field.value) ? ' ' : '') + words);
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** What was sent before takes the place of an empty draft, or of what was brought back already. */
  recall(step) {
    const { sent, draft } = this.talk.current;
    const back = this.back + step;
    if (back < 0 || back > sent.length || this.back === 0 && draft !== '') return false;
    this.write(back === 0 ? '' : sent.at(-back));
    this.back = back;
    return true;
  }

  async send() {
    const { talk } = this;
    const room = talk.current;
    const text = room?.draft ?? '';
    this.choices = [];
    if (!text.trim()) return;
    this.back = this.told = 0;
    room.draft = '';
    const problem = await run(talk, text);
    const unsent = problem === null && !talk.say(room, text);
    this.problem = unsent ? 'Not connected: the message was not sent.' : problem ?? '';
    if (this.problem) room.draft ||= text;
    talk.changed();
  }

  option(one, at) {
    return html`<li role="option" id="choice-${at}" aria-selected=${String(at === this.choice)}
      @pointerdown=${event => { event.preventDefault(); this.take(one); }}>
      <b>${one.label}</b> <span>${one.what}</span></li>`;
  }

  render() {
    const { talk, choices } = this;
    const room = talk.current;
    const names = [...room?.typists.keys() ?? []];
    return html`
      <p id="typing" aria-live="off">${names.length === 0 ? '' : names.length > 3 ? 'Several people are typing …'
        : `${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} typing …`}</p>
      <form id="compose" autocomplete="off" @submit=${event => { event.preventDefault(); this.send(); }}>
        ${choices.length ? html`<ul id="choices" role="listbox" aria-label="Completions">
          ${choices.map((one, at) => this.option(one, at))}</ul>` : nothing}
        <label for="text" class="unseen">Message</label>
        <textarea id="text" rows="1" placeholder=${room ? `Message to ${room.name}` : ''} ?disabled=${!talk.connected}
          aria-autocomplete="list" aria-controls=${choices.length ? 'choices' : nothing}
          aria-activedescendant=${choices.length ? `choice-${this.choice}` : nothing} aria-describedby="text-error"
          @input=${this.input} @keydown=${this.key}></textarea>
        <button class="first" type="submit" ?disabled=${!talk.connected}>Send</button>
        <p id="text-error" class="error" role="alert">${this.problem}</p>
      </form>`;
  }
}

customElements.define('hub-composer', Composer);
