/**
 * What the hub's HTTP listeners answer beside the websockets: the REST of accounts, health, and the static pages of
 * {@code webroot/}. Speaks to the rest of the hub only through {@code hubbub.bridge.gateway}. Runs on the event loop of
 * the bridge instance; files are looked up on a worker.
 */
package hubbub.bridge.http;
