/**
 * Proves the hub's promise of order: one order for all, nothing acknowledged lost, nothing doubled, whatever happens to
 * the hub and to its connections. A {@link hubbub.checker.Run} has members of both protocols talk while the hub is
 * stopped and killed, verticles of it crash, and connections are cut off, and collects what everybody saw; {@link
 * hubbub.checker.Verdict} judges that, purely, so that wrong histories prove that it can fail. {@link
 * hubbub.checker.Checker} does it with the packaged hub, also as a program. Members run on a thread each.
 */
package hubbub.checker;
