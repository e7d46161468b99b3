/**
 * What somebody outside may say and hear on the event bus, by the token that was shown: the rules of the configuration,
 * the shape of frames, and the pace. The doors to the bus use it, each in its own way. Knows neither sockets nor the
 * bus; immutable but for {@link hubbub.access.Pace} and {@link hubbub.access.Listening}, each of which belongs to one
 * connection.
 */
package hubbub.access;
