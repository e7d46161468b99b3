/**
 * Accounts, passwords, tokens, roles and bans, behind the addresses of {@link hubbub.contract.auth.AuthApi}. Nobody
 * else sees an account's data. Runs on one event loop; only password hashing and the key file are worked on elsewhere.
 */
package hubbub.auth;
