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

/**
 * A place of the page, one of those in places.js. The page sets who is here (`account`), the `talk`, the parts of the
 * address (`route`), and whether one looks at it (`shown`); a place that is left stays as it is, hidden, until the
 * login is over. Then it is taken out of the page, and gives back all it has.
 */
export class Place extends TalkView {
  static properties = { account: { attribute: false }, route: { attribute: false }, shown: { attribute: false } };

  /** Says how it is, in the one status line: all is well if `on`; `again` is what a person may do about it. */
  tell(text, { on = false, again = null } = {}) {
    this.dispatchEvent(new CustomEvent('status', { detail: { text, on, again }, bubbles: true }));
  }

  /** The login is over, and `why`. */
  over(why) {
    this.dispatchEvent(new CustomEvent('over', { detail: why, bubbles: true }));
  }
}
