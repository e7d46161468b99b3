// Talks between two. The hub keeps none of them, so they stay with the tab.

import { keep, recall } from '../remember.js';

export function recallDirects(talk) {
  for (const name of recall(talk.self, 'people', [], true)) {
    const room = talk.room('dm', name);
    recall(talk.self, `dm:${name}`, [], true).forEach(entry => room.add(entry));
  }
}

export function keepDirects(talk) {
  keep(talk.self, 'people', talk.directs.map(room => room.name), true);
  for (const room of talk.directs) {
    keep(talk.self, `dm:${room.name}`, room.blocks.flatMap(one => one.list).slice(-200), true);
  }
}
