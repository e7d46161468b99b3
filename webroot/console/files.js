// Files the console sends: to be edited and saved back, kept, or chosen here.

import { $, make } from '../matches/dom.js';

// What the hub takes in one packet, with room for what JSON adds.
const MOST = 900_000;

export class Files {
  /** `save` takes a name and a content; `tell` a line for the person and, if there is one, an element behind it. */
  constructor(save, tell) {
    this.save = save;
    this.tell = tell;
  }

  take({ action, name, content }) {
    const called = String(name ?? 'file');
    if (action === 'edit') this.edit(called, String(content ?? ''));
    else if (action === 'upload') this.choose(called);
    else if (action === 'download') this.keep(called, String(content ?? ''));
  }

  section(title) {
    const section = make('section', { ariaLabel: title }, make('h3', { textContent: title }));
    $('files').append(section);
    section.scrollIntoView({ block: 'nearest' });
    return section;
  }

  button(text, onclick) {
    return make('button', { type: 'button', textContent: text, onclick });
  }

  edit(name, content) {
    const section = this.section(name);
    const text = make('textarea', { value: content, ariaLabel: `Content of ${name}`, spellcheck: false });
    section.append(text,
      this.button('Save', () => this.send(name, text.value)),
      this.button('Close', () => section.remove()));
    text.focus();
  }

  choose(name) {
    const section = this.section(`Choose a file for ${name}`);
    const input = make('input', { type: 'file', ariaLabel: `A file for ${name}` });
    input.onchange = async () => {
      if (input.files.length && this.send(name, await input.files[0].text())) section.remove();
    };
    section.append(input, this.button('Cancel', () => section.remove()));
  }

  keep(name, content) {
    const address = URL.createObjectURL(new Blob([content]));
    const link = make('a', { href: address, download: name.split('/').pop() || 'file', textContent: name });
    this.tell('Downloaded: ', link);
    link.click();
  }

  send(name, content) {
    if (content.length > MOST) {
      this.tell(`${name} is too large to be sent.`);
      return false;
    }
    return this.save(name, content);
  }
}
