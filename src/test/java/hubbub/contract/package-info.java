/** What is said on the bus, checked against its samples; and the tables of errors and reasons. */
package hubbub.contract;
