// What stands for a password on its way: the hub never sees more.

/** The SHA-256 of a text in hex. */
export async function hash(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(octet => octet.toString(16).padStart(2, '0')).join('');
}

/** Browsers hash only where nobody on the way can change the page. */
export const possible = () => globalThis.crypto?.subtle !== undefined;
