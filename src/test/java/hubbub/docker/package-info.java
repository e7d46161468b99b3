/** What stands in {@code docker/}: the files held to their rules, and all that can be run of them without an engine. */
package hubbub.docker;
