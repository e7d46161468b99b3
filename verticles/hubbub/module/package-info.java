/**
 * What modules in the process may build on, so that they need not do it each in their own way: {@link
 * hubbub.module.Ear}, every event of a room once and in order, and {@link hubbub.module.Attendee}, a session in the
 * rooms that comes back by itself. Over {@code bus} and {@code contract} alone; each belongs to the verticle that made
 * it and runs on its context.
 */
package hubbub.module;
