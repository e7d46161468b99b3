/** The form in which output of the terminal goes over the bus. */
package hubbub.contract.terminal;
