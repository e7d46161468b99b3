// What a browser keeps of a person, by the person's name. A browser may refuse to keep anything.

const place = (name, what) => `hubbub:${name}:${what}`;

/** What was kept under `what`, or `otherwise`. `session` is forgotten with the tab. */
export function recall(name, what, otherwise, session = false) {
  try {
    return JSON.parse((session ? sessionStorage : localStorage).getItem(place(name, what))) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, what, value, session = false) {
  try {
    (session ? sessionStorage : localStorage).setItem(place(name, what), JSON.stringify(value));
  } catch {
    // Then it is not kept.
  }
}

/** Forgets what belongs to a tab: nobody who sits down next shall read it. */
export function forget(name) {
  try {
    Object.keys(sessionStorage).filter(key => key.startsWith(place(name, ''))).forEach(key =>
      sessionStorage.removeItem(key));
  } catch {
    // There is nothing then.
  }
}
