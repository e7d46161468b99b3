// Short sounds, off until somebody wants them. A browser lets a page sound only after its person has touched it.

import { keep, recall } from '../remember.js';

// Each note: how high in Hz, how long in s, and after how many s it begins.
const SOUNDS = {
  bounce: [[440, 0.05, 0]],
  mark: [[520, 0.07, 0]],
  score: [[220, 0.12, 0], [165, 0.18, 0.1]],
  start: [[330, 0.09, 0], [440, 0.09, 0.1], [660, 0.15, 0.2]],
  end: [[660, 0.12, 0], [523, 0.12, 0.13], [784, 0.3, 0.26]],
};
const LOUD = 0.12;

export class Sound {
  constructor(self) {
    this.self = self;
    this.isOn = recall(self, 'sound', false);
  }

  toggle() {
    this.isOn = !this.isOn;
    keep(this.self, 'sound', this.isOn);
    this.play('mark');
  }

  play(name) {
    if (!this.isOn || document.hidden || navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    this.context ??= new AudioContext();
    for (const [high, long, after] of SOUNDS[name]) this.note(high, long, this.context.currentTime + after);
  }

  note(high, long, at) {
    const { context } = this;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: high });
    const loud = new GainNode(context, { gain: 0 });
    loud.gain.setValueAtTime(LOUD, at);
    loud.gain.exponentialRampToValueAtTime(0.001, at + long);
    tone.connect(loud).connect(context.destination);
    tone.start(at);
    tone.stop(at + long);
  }

  dispose() {
    this.context?.close();
  }
}
