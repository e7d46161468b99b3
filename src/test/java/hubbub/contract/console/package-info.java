/** How the packets of consoles are looked at. */
package hubbub.contract.console;
