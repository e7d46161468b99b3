package hubbub.bridge.spi;

/**
 * What the hub offers to a protocol: one part for each verticle behind the bus.
 *
 * @param accounts logins and tokens
 * @param chat rooms, people and messages
 * @param matches matches and the seats in them
 * @param terminals terminal sessions
 * @param consoles the consoles of people
 */
public record Services(Accounts accounts, Chat chat, Matches matches, Terminals terminals, Consoles consoles) {}
