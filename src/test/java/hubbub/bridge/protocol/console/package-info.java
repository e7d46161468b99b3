/** Tests of the adapter of console pages. */
package hubbub.bridge.protocol.console;
