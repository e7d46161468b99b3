// The tabs of a person, and what is kept for that person: notes and preferences in the hub, the tabs in the browser.

import { keep, recall } from '../remember.js';
import { Tab } from './tab.js';
import { lasted, state } from './words.js';

const TABS = 'terminal-tabs';
const USUAL = { size: 14, wrap: true, screen: false, reader: false };
const MOST_TOASTS = 4;
const TOAST_MILLIS = 15_000;

/** Sends `change`, and `over` with why the login is over. */
export class Desk extends EventTarget {
  /** `id` is that of a session to begin with, where there are no tabs from before. */
  constructor(person, id = '') {
    super();
    Object.assign(this, { person, tabs: [], toasts: [], word: '', notes: '', kept: '', document: {}, settings: USUAL });
    this.timers = new Set();
    const { tabs, at } = recall(person, TABS, { tabs: [], at: 0 }, true);
    tabs.forEach(which => this.add(which));
    if (tabs.length === 0) this.add({ id });
    this.active = this.tabs[at] ?? this.tabs[0];
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  add(which) {
    const tab = new Tab(which);
    this.tabs.push(tab);
    tab.addEventListener('change', () => this.changed());
    tab.addEventListener('kept', () => this.keep());
    tab.addEventListener('entered', () => this.load(tab));
    tab.addEventListener('document', ({ detail }) => this.documented(detail));
    tab.addEventListener('notice', ({ detail }) => this.toast(detail));
    tab.addEventListener('ended', ({ detail }) => this.ended(detail));
    tab.addEventListener('over', ({ detail }) => this.dispatchEvent(new CustomEvent('over', { detail })));
    return tab;
  }

  /** Opens a tab: with a session of its own, or the one called `id`. */
  open(id = '') {
    const there = id && this.tabs.find(tab => tab.session.id === id || tab.here?.session === id);
    this.show(there || this.add({ id }));
  }

  show(tab) {
    this.active = tab;
    this.keep();
    tab.list();
    this.changed();
  }

  /** Goes so many tabs to the right. */
  step(by) {
    const { tabs } = this;
    this.show(tabs[(tabs.indexOf(this.active) + by + tabs.length) % tabs.length]);
  }

  /** Closes a tab; its session ends, or stays for a while. */
  close(tab, stay = false) {
    if (stay) tab.dispose();
    else tab.close();
    const at = this.tabs.indexOf(tab);
    this.tabs.splice(at, 1);
    if (this.tabs.length === 0) this.add({});
    if (tab === this.active) this.active = this.tabs[Math.min(at, this.tabs.length - 1)];
    this.keep();
    this.changed();
  }

  keep() {
    const tabs = this.tabs.map(({ session: { token, id } }) => token ? { token } : { id })
      .filter(({ token, id }) => token || id);
    keep(this.person, TABS, { tabs, at: this.tabs.indexOf(this.active) }, true);
  }

  load(tab) {
    if (this.loaded) return;
    this.loaded = tab.ask('preferences', { type: 'get' }) && tab.ask('notes', { type: 'get' });
  }

  documented({ kind, result, type, content, message }) {
    if (result === 'error') {
      if (kind === 'notes') this.kept = message;
      else this.toast({ message });
    } else if (kind === 'notes') {
      if (type === 'get' && !this.written) this.notes = content?.text ?? '';
      if (type === 'set') this.kept = 'Kept.';
    } else {
      this.document = Object(content);
      this.settings = { ...USUAL, ...Object(content?.web) };
    }
    this.changed();
  }

  note(text) {
    this.notes = text;
    this.written = true;
    if (!this.ask('notes', { type: 'set', content: { text } })) this.kept = 'Not kept: there is no connection.';
    this.changed();
  }

  set(changes) {
    this.settings = { ...this.settings, ...changes };
    this.document = { ...this.document, web: this.settings };
    if (!this.ask('preferences', { type: 'set', content: this.document })) {
      this.toast({ message: 'This is not kept: there is no connection.' });
    }
    this.changed();
  }

  ask(type, payload) {
    return [this.active, ...this.tabs].some(tab => tab.ask(type, payload));
  }

  /** Shows a notice for a while. */
  toast({ kind, message, session }) {
    const toast = { key: Math.random(), message, watch: kind === 'shared' ? session : '' };
    this.toasts = [...this.toasts, toast].slice(-MOST_TOASTS);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.hide(toast);
    }, TOAST_MILLIS);
    this.timers.add(timer);
    this.changed();
  }

  hide(toast) {
    this.toasts = this.toasts.filter(one => one !== toast);
    this.changed();
  }

  /** Says aloud how a command has ended. */
  ended(command) {
    if (command.mine) this.word = `${command.text}: ${state(command)}, ${lasted(command.begin, command.ended)}`;
  }

  dispose() {
    this.timers.forEach(clearTimeout);
    this.tabs.forEach(tab => tab.dispose());
  }
}
