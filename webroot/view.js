// What all parts of the page share. Whatever people wrote is only ever set as text, which is all that lit does with it.

import { LitElement } from 'lit';

/** A part of the page in the page's own tree: labels, styles and tests find what is in it. */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** A part that shows something of the talk, and is drawn again when that has changed. */
export class TalkView extends View {
  static properties = { talk: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    this.left = new AbortController();
    this.talk.addEventListener('change', () => this.requestUpdate(), { signal: this.left.signal });
  }

  disconnectedCallback() {
    this.left.abort();
    super.disconnectedCallback();
  }
}
