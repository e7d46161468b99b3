/** What every store promises, in suites that each twin extends. */
package hubbub.store;
