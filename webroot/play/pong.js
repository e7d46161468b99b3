// Pong as one sees and plays it: a canvas, drawn for each refresh of the screen as long as something moves.

import { html } from 'lit';
import { View } from '../view.js';
import { Paddle } from './paddle.js';
import { Smooth } from './smooth.js';

const TALK = 'input, textarea, select, dialog, [role=log]';

class Pong extends View {
  static properties = { match: { attribute: false }, sound: { attribute: false } };

  constructor() {
    super();
    this.smooth = new Smooth();
    this.seen = [0.5, 0.5, 0.5, 0.5];
  }

  get field() { return this.renderRoot.querySelector('canvas'); }

  connectedCallback() {
    super.connectedCallback();
    this.end = new AbortController();
  }

  firstUpdated() {
    const { field, match } = this;
    const { ball_radius: ball, paddle_width: width, paddle_height: height } = match.init;
    Object.assign(this, { ball, width, height, pen: field.getContext('2d') });
    if (match.role !== 'spectator') this.play();
    this.observer = new ResizeObserver(entries => this.resize(entries[0]));
    try {
      this.observer.observe(field, { box: 'device-pixel-content-box' });
    } catch {
      this.observer.observe(field); // There are browsers that know no other box.
    }
    this.dress();
    matchMedia('(prefers-color-scheme: dark)')
      .addEventListener('change', () => this.dress(), { signal: this.end.signal });
    match.screen = this;
    if (match.newest) this.frame(match.newest);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.abort();
    this.observer?.disconnect();
    cancelAnimationFrame(this.next);
    if (this.match.screen === this) this.match.screen = null;
  }

  play() {
    const { field, match } = this;
    const until = { signal: this.end.signal };
    const paddle = this.paddle = new Paddle(match.role === 'host' ? 'left' : 'right', this.height / 2,
      word => match.play({ command: word }));
    // Keys are heard wherever the focus is, but for where they write something or turn pages.
    const key = event => this.side && (event.type === 'keyup' || !event.target.closest?.(TALK)) && paddle.key(event)
      && event.preventDefault();
    addEventListener('keydown', key, until);
    addEventListener('keyup', key, until);
    addEventListener('blur', () => paddle.release(), until);
    addEventListener('focusin', ({ target }) => target.closest?.(TALK) && paddle.release(), until);
    const point = event => paddle.finger.point(this.at(event));
    field.addEventListener('pointerdown', event => {
      field.setPointerCapture(event.pointerId);
      point(event);
    });
    field.addEventListener('pointermove', event => paddle.finger.target !== null && point(event));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      field.addEventListener(end, () => paddle.finger.point(null));
    }
  }

  at(event) {
    const box = this.field.getBoundingClientRect();
    const scale = box.height / (1 + this.width);
    return (event.clientY - box.top - (box.height - scale) / 2) / scale;
  }

  /** Takes a frame. */
  frame(status) {
    if (this.match.isMoving) this.paddle?.frame(status);
    const { left_paddle_y: left, right_paddle_y: right, ball_x: x, ball_y: y } = status;
    const score = status.left_score + status.right_score;
    if (score > this.score) this.sound.play('score');
    else if (status.has_bounced) this.sound.play('bounce');
    this.score = score;
    this.smooth.add(performance.now(), [left, right, x, y]);
    this.paint();
  }

  /** Whether commands are of use now. */
  go(isMoving) {
    if (!isMoving) this.paddle?.release();
  }

  // As many pixels as the screen has there, be it zoomed or of high density; none while it is not shown.
  resize(entry) {
    const wanted = entry.contentRect.width * devicePixelRatio;
    const exact = entry.devicePixelContentBoxSize?.[0].inlineSize; // Does not know of screens that are imitated.
    const side = this.side = Math.abs(exact - wanted) < 1 ? exact : Math.round(wanted);
    if (!side) this.paddle?.release();
    else if (this.field.width !== side) this.field.width = this.field.height = side;
    this.paint();
  }

  /** What it wears: asked for once, and not for each picture. */
  dress() {
    const style = getComputedStyle(this);
    this.colours = { own: style.getPropertyValue('--accent'), text: style.getPropertyValue('--text') };
    this.paint();
  }

  paint() {
    if (!this.side) return;
    this.next ??= requestAnimationFrame(() => {
      this.next = undefined;
      const now = performance.now();
      if (this.side && this.smooth.see(now, this.seen)) this.draw(this.seen);
      if (this.smooth.movesAfter(now)) this.paint();
    });
  }

  /** The centres of the paddles are on the field's edges, so half a paddle is outside of it on each side. */
  draw([left, right, x, y]) {
    const { pen, side, colours } = this;
    const scale = side / (1 + this.width);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, side, side);
    pen.setTransform(scale, 0, 0, scale, (side - scale) / 2, (side - scale) / 2);
    pen.fillStyle = this.paddle?.side === 'left' ? colours.own : colours.text;
    pen.fillRect(-this.width / 2, left - this.height / 2, this.width, this.height);
    pen.fillStyle = this.paddle?.side === 'right' ? colours.own : colours.text;
    pen.fillRect(1 - this.width / 2, right - this.height / 2, this.width, this.height);
    pen.fillStyle = colours.text;
    pen.beginPath();
    pen.arc(x, y, this.ball, 0, 2 * Math.PI);
    pen.fill();
  }

  render() {
    return html`<canvas class="field ${this.match.role === 'spectator' ? '' : 'own'}" role="img"
      aria-label="The field of Pong">The field of Pong.</canvas>`;
  }
}

customElements.define('hub-pong', Pong);
