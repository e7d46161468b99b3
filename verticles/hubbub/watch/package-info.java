/**
 * What somebody who operates the hub wants to see of one node, below all that is to be seen. Whoever has something to
 * count or to time asks {@link hubbub.watch.Meters} for a {@link hubbub.watch.Count}, a {@link hubbub.watch.Level} or
 * {@link hubbub.watch.Durations} once, and keeps it: counting is an addition without a lock and may be done on any
 * thread, names and text are looked at only when somebody asks. {@link hubbub.watch.Exposition} alone sees Micrometer,
 * which is not loaded before the first scrape. {@link hubbub.watch.Origin} says to which connection and request the
 * work under way belongs.
 */
package hubbub.watch;
