/** What single pieces of the hub cost, as programs to be run by hand; no tests. */
package hubbub.bench;
