// Pong as one sees and plays it: a canvas, drawn before the screen's next refresh and only when there is a newer frame.

import { $, make, say } from './dom.js';
import { Paddle } from './paddle.js';
import { minutes } from './words.js';

export class Pong {
  /** `send` sends a command; who only watches plays no paddle. */
  constructor(init, role, send) {
    this.ball = init.ball_radius;
    this.width = init.paddle_width;
    this.height = init.paddle_height;
    this.role = role;
    this.element = make('canvas', { className: 'field', textContent: 'The field of Pong.' });
    this.element.setAttribute('role', 'img');
    this.element.setAttribute('aria-label', 'The field of Pong');
    this.pen = this.element.getContext('2d');
    this.still = new AbortController();
    if (role !== 'spectator') this.play(send);
    this.observer = new ResizeObserver(entries => this.resize(entries[0]));
    try {
      this.observer.observe(this.element, { box: 'device-pixel-content-box' });
    } catch {
      this.observer.observe(this.element); // There are browsers that know no other box.
    }
    matchMedia('(prefers-color-scheme: dark)')
      .addEventListener('change', () => this.paint(), { signal: this.still.signal });
  }

  help() {
    return this.paddle ? `Your paddle is the ${this.paddle.side} one. Move it with the arrow keys or W and S, faster
      with Shift, or lead it with a finger or the mouse anywhere on the field.` : '';
  }

  play(send) {
    this.element.classList.add('own');
    const side = this.role === 'host' ? 'left' : 'right';
    const paddle = this.paddle = new Paddle(side, this.height / 2, word => send({ command: word }));
    const until = { signal: this.still.signal };
    const key = event => paddle.key(event) && event.preventDefault();
    addEventListener('keydown', key, until);
    addEventListener('keyup', key, until);
    addEventListener('blur', () => paddle.release(), until);
    const point = event => paddle.finger.point(this.at(event));
    this.element.addEventListener('pointerdown', event => {
      this.element.setPointerCapture(event.pointerId);
      point(event);
    });
    this.element.addEventListener('pointermove', event => paddle.finger.target !== null && point(event));
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      this.element.addEventListener(end, () => paddle.finger.point(null));
    }
  }

  at(event) {
    const box = this.element.getBoundingClientRect();
    const scale = box.height / (1 + this.width);
    return (event.clientY - box.top - (box.height - scale) / 2) / scale;
  }

  /** Takes a frame. */
  frame(status) {
    if (this.moving) this.paddle?.frame(status);
    this.newest = status;
    say($('points'), `${status.left_score} : ${status.right_score}`);
    say($('clock'), minutes(status.match_time) + (status.sudden_death ? ' – sudden death: the next point wins' : ''));
    this.paint();
  }

  notice() {
    return '';
  }

  /** Whether commands are of use now. */
  go(moving) {
    this.moving = moving;
    if (!moving) this.paddle?.release();
  }

  focus() {} // Keys are heard wherever the focus is.

  close() {
    this.still.abort();
    this.observer.disconnect();
    cancelAnimationFrame(this.next);
  }

  // As many pixels as the screen has there, be it zoomed or of high density.
  resize(entry) {
    const wanted = entry.contentRect.width * devicePixelRatio;
    const exact = entry.devicePixelContentBoxSize?.[0].inlineSize; // Does not know of screens that are imitated.
    const side = Math.abs(exact - wanted) < 1 ? exact : Math.round(wanted);
    if (side > 0 && this.element.width !== side) this.element.width = this.element.height = side;
    this.paint();
  }

  paint() {
    this.next ??= requestAnimationFrame(() => {
      this.next = undefined;
      if (this.newest) this.draw(this.newest);
    });
  }

  /** The centres of the paddles are on the field's edges, so half a paddle is outside of it on each side. */
  draw(status) {
    const { pen, element } = this;
    const side = element.width;
    const scale = side / (1 + this.width);
    const style = getComputedStyle(element);
    const colour = name => style.getPropertyValue(name);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, side, side);
    pen.setTransform(scale, 0, 0, scale, (side - scale) / 2, (side - scale) / 2);
    pen.fillStyle = colour('--line');
    pen.globalAlpha = 0.5;
    for (let y = 0.0125; y < 1; y += 0.05) pen.fillRect(0.4975, y, 0.005, 0.025);
    pen.globalAlpha = 1;
    for (const name of ['left', 'right']) {
      pen.fillStyle = colour(this.paddle?.side === name ? '--accent' : '--text');
      pen.fillRect((name === 'left' ? 0 : 1) - this.width / 2, status[`${name}_paddle_y`] - this.height / 2,
        this.width, this.height);
    }
    pen.fillStyle = colour('--text');
    pen.beginPath();
    pen.arc(status.ball_x, status.ball_y, this.ball, 0, 2 * Math.PI);
    pen.fill();
  }
}
