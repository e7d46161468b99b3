/**
 * What the {@code auth} verticle says on the bus: accounts, logins, tokens, roles, bans and their revocation.
 * Answered by
 * {@code hubbub.auth}, asked by the bridge and by {@code rooms}; immutable records, safe on any thread.
 */
package hubbub.contract.auth;
