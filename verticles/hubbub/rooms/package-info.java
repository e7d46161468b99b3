/**
 * The {@code rooms} verticle: who is connected, which rooms there are, their one order of events, direct messages and
 * moderation. Answers {@link hubbub.contract.rooms.RoomsApi}; asks {@code auth} about names. What happens in a room is
 * in its log before anybody hears of it. All state is touched on the verticle's one context, so nothing here locks.
 */
package hubbub.rooms;
