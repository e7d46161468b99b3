/**
 * The root of the hub: the verticle that deploys all others from a list. It knows their names and configuration only
 * and imports none of them. Everything here runs on the one event loop of {@code HubVerticle}.
 */
package hubbub;
