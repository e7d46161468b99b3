/**
 * What the {@code rooms} verticle says on the bus: sessions, rooms and their logs, presence, direct messages,
 * moderation. Answered by {@code hubbub.rooms}, asked by the bridge; immutable records, safe on any thread.
 */
package hubbub.contract.rooms;
