// What was said in the current room: days, who, when. Blocks that did not change are not drawn again.

import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { TalkView } from '../view.js';
import { marked } from './markup.js';
import { clock, day, full, sameDay } from './times.js';

const TOGETHER = 5 * 60_000;
const NEAR = 300;
const TONES = 8;

const tone = name => [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % TONES;
const initial = name => [...name][0].toLocaleUpperCase();

class Log extends TalkView {
  get box() { return this.querySelector('#log'); }

  willUpdate() {
    const { box } = this;
    const room = this.talk.current;
    this.moved = room !== this.shown;
    // What is read now stays where it is when something comes above it.
    this.anchor = !this.moved && box && !room?.following ? [...box.querySelectorAll('[data-id]')].find(one =>
      one.getBoundingClientRect().bottom > box.getBoundingClientRect().top) : null;
    this.named = this.anchor?.dataset.id;
    this.height = this.anchor?.getBoundingClientRect().top;
  }

  updated() {
    const { box } = this;
    const room = this.talk.current;
    if (!room) return;
    if (this.moved) {
      this.shown = room;
      room.following = true;
    }
    if (room.following) box.scrollTop = box.scrollHeight;
    else if (this.anchor?.dataset.id === this.named) this.stay(box);
    if (room.more && (box.scrollHeight <= box.clientHeight || this.high(box, room))) this.talk.earlier(room);
  }

  stay(box) {
    if (this.anchor) box.scrollTop += this.anchor.getBoundingClientRect().top - this.height;
  }

  high(box, room) {
    return box.scrollTop < NEAR && !room.following;
  }

  scrolled() {
    const { box } = this;
    const room = this.talk.current;
    if (!room || room !== this.shown) return;
    room.following = box.scrollTop + box.clientHeight > box.scrollHeight - 40;
    if (this.high(box, room)) this.talk.earlier(room);
  }

  render() {
    const room = this.talk.current;
    const blocks = room?.blocks ?? [];
    return html`
      <div id="log" role="log" aria-label="Messages" tabindex="0" aria-busy=${String(Boolean(room?.busy))}
          @scroll=${this.scrolled}>
        ${room?.more && room.size ? html`<button id="earlier" type="button"
          @click=${() => this.talk.earlier(room)}>Earlier messages</button>` : nothing}
        ${room && !room.more && room.size === 0 ? html`<p class="empty">Nothing has been said here yet.</p>` : nothing}
        ${repeat(blocks, block => block.key, (block, at) => {
          const before = blocks[at - 1]?.list.at(-1);
          const fresh = block.list.includes(room.fresh) ? room.fresh : null;
          return guard([block.version, before, room, fresh], () => html`<div class="block">${
            block.list.map((entry, place) => this.entry(entry, block.list[place - 1] ?? before))}</div>`);
        })}
      </div>`;
  }

  entry(entry, before) {
    const fresh = entry === this.talk.current.fresh
      ? html`<p class="fresh" role="separator"><span>New</span></p>` : nothing;
    const date = before && sameDay(before.at, entry.at) ? nothing
      : html`<p class="day"><span>${day(entry.at)}</span></p>`;
    if (entry.kind === 'note') {
      return html`${date}${fresh}<p class="entry note"><time datetime=${new Date(entry.at).toISOString()}>${
        clock(entry.at)}</time> ${entry.text}</p>`;
    }
    const more = before?.author === entry.author && date === nothing && fresh === nothing
      && entry.at - before.at < TOGETHER;
    const named = entry.author !== this.talk.self && this.talk.names(entry);
    return html`${date}${fresh}
      <div class="entry said ${more ? 'more' : ''} ${named ? 'named' : ''}" data-id=${entry.id ?? nothing}>
        ${more ? nothing : html`<span class="face tone-${tone(entry.author)}" aria-hidden="true">${
          initial(entry.author)}</span>`}
        <p class="by"><b>${entry.author}</b> <time datetime=${new Date(entry.at).toISOString()}
          title=${full(entry.at)}>${clock(entry.at)}</time></p>
        <div class="text">${marked(entry.text, this.talk.self)}</div>
      </div>`;
  }
}

customElements.define('hub-log', Log);
