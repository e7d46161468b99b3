/**
 * Proves the hub's promise of order: one order for all, nothing acknowledged lost, nothing doubled, whatever happens to
 * the hub and to its connections. {@link hubbub.checker.Checker} starts the packaged hub, has members of both protocols
 * talk while it is stopped, killed and cut off, and collects what everybody saw; {@link hubbub.checker.Verdict} judges
 * that, purely, so that wrong histories prove that it can fail. Members run on a virtual thread each.
 */
package hubbub.checker;
