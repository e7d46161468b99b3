/**
 * A chat bridge to an IRC server, compiled from these sources when it is deployed. {@link irc.IrcBridge} joins the two
 * sides: {@link irc.Connection} speaks IRC (RFC 1459 and 2812, and what IRCv3 servers may send besides), {@link
 * irc.ToRooms} speaks in the rooms. All of it runs on the context of the verticle.
 */
package irc;
