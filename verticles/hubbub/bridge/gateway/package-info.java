/**
 * The only part of the bridge that speaks to the event bus: what the adapters and the HTTP routes ask of the other
 * verticles goes through here. Runs on the event loop of the bridge instance.
 */
package hubbub.bridge.gateway;
