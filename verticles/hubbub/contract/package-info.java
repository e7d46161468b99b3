/**
 * What is said on the event bus: endpoints, topics, their messages, the failures and the reasons to end a connection.
 * Everything here is plain JSON on the wire, so a module in any language can take part. Imports nothing but the JDK
 * and what reads JSON; immutable, safe on any thread.
 */
package hubbub.contract;
