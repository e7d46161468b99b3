// One match: who plays, how it stands, the field, what there is to do, and the chat beside it.

import { html, nothing } from 'lit';
import { View } from '../view.js';
import './beside.js';
import './board.js';
import './hands.js';
import './pong.js';
import { noticeOf, resultOf } from './notice.js';
import { game, playerHref, signed } from './words.js';

class MatchView extends View {
  static properties = {
    match: { attribute: false }, talk: { attribute: false }, sound: { attribute: false }, shown: { attribute: false },
    isCopied: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.end = new AbortController();
    this.match.addEventListener('change', () => this.requestUpdate(), { signal: this.end.signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.abort();
  }

  willUpdate() {
    const { match } = this;
    if (match.game && match.newest && !this.began) this.sound.play('start');
    if (match.result && !this.ended && this.began) this.sound.play('end');
    this.began = Boolean(match.newest);
    this.ended = Boolean(match.result);
  }

  updated() {
    this.match.screen?.go(this.match.isMoving);
  }

  async copy() {
    await navigator.clipboard.writeText(this.invitation).catch(() => {});
    this.isCopied = true;
  }

  get invitation() {
    return `${location.origin}${location.pathname}#/play/${this.match.id}/challenger`;
  }

  render() {
    const { match, shown, sound, talk } = this;
    const { init, newest, info, result } = match;
    return html`
      <main class="match">
        <section class="table" aria-labelledby="match-title">
          <div class="head">
            <a href="#/play" id="match-leave" class="button">All matches</a>
            <h2 id="match-title">${game(match.game?.name ?? info?.game)} ${match.id}</h2>
            <span id="match-clock">${newest && match.game ? match.game.clock(newest) : ''}</span>
            <button id="match-sound" type="button" aria-pressed=${String(sound.isOn)}
              @click=${() => { sound.toggle(); this.requestUpdate(); }}>Sound</button>
          </div>
          <p class="score" aria-live="polite">
            ${this.person('left', info?.host, 'host')}
            <b id="match-points">${newest && match.game ? match.game.points(newest, init) : '–'}</b>
            ${this.person('right', info?.challenger, 'challenger')}
          </p>
          <div class="notices" role="status">
            <p id="match-notice">${result ? resultOf(match) : noticeOf(match)}</p>
            ${result ? this.ratings(result) : nothing}
          </div>
          ${this.stage()}
          ${this.deeds()}
          <p id="match-trouble" class="error" role="alert">${match.trouble}</p>
          ${match.game && !result ? html`<p class="help">${match.game.help(init, match.role)}</p>` : nothing}
        </section>
        ${match.been ? html`<hub-beside .talk=${talk} .id=${match.id} .shown=${shown}></hub-beside>` : nothing}
      </main>`;
  }

  person(side, person, role) {
    const { result, match } = this;
    const isYou = role === match.role;
    return html`<span id="match-${side}" class=${isYou ? 'you' : ''}>${person?.username ?? ''}${person
      ? html` <span class="quiet">${person.elo}</span>` : nothing}</span>`;
  }

  ratings(result) {
    const one = who => {
      const [before, after] = [result[`${who}_elo_before_match`], result[`${who}_elo_after_match`]];
      return html`<li><a href=${playerHref(result[who])}>${result[who]}</a>
        <span class="elo">${before} → ${after}</span>
        <span class=${after < before ? 'worse' : 'better'}>${signed(after - before)}</span></li>`;
    };
    return html`<ul id="match-ratings" aria-label="Ratings">${one('winner')}${one('loser')}</ul>`;
  }

  stage() {
    const { match } = this;
    return match.game ? html`<div class="stage ${match.isMoving ? '' : 'still'}">${this.screen()}</div>` : nothing;
  }

  screen() {
    const { match, sound } = this;
    switch (match.game.name) {
      case 'pong': return html`<hub-pong .match=${match} .sound=${sound}></hub-pong>`;
      case 'rps': return html`<hub-hands .match=${match} .sound=${sound}></hub-hands>`;
      default: return html`<hub-board .match=${match} .sound=${sound}></hub-board>`;
    }
  }

  /** What there is to do. */
  deeds() {
    const { match, invitation } = this;
    const { info, role } = match;
    const isOpen = match.isSeated && info && !match.game;
    const isHost = isOpen && role === 'host';
    const isCalled = isOpen && role === 'challenger' && !info.is_challenger_ready;
    return html`
      ${isHost && !info.challenger ? html`<p class="invite">To invite somebody, send this address:
        <a id="match-invite" href=${invitation}>${invitation}</a>
        ${navigator.clipboard ? html`<button type="button" @click=${this.copy}>${
          this.isCopied ? 'Copied' : 'Copy'}</button>` : nothing}</p>` : nothing}
      <p class="deeds">
        ${isCalled ? html`<button id="match-ready" class="first" type="button"
          @click=${() => match.ready()}>Ready</button>` : nothing}
        ${isHost ? html`<button id="match-start" class="first" type="button" ?disabled=${!info.is_challenger_ready}
            @click=${() => match.seat.start()}>Start</button>
          <button id="match-delete" type="button" @click=${() => match.delete()}>Delete the match</button>` : nothing}
        ${match.again ? html`<button id="match-again" type="button" @click=${() => match.take()}>Try again</button>`
          : nothing}
        ${match.instead ? html`<a id="match-instead" class="button" href=${match.instead.href}>${
          match.instead.text}</a>` : nothing}
      </p>`;
  }
}

customElements.define('hub-match', MatchView);
