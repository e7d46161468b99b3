package hubbub.contract.auth;

import hubbub.contract.Done;
import hubbub.contract.Endpoint;
import hubbub.contract.Topic;

/** The addresses of the {@code auth} verticle. What a request changes is on disk before it is answered. */
public final class AuthApi {
  /**
   * Proves a name with a secret; registers an unknown name where the request allows it and registration is on. Fails
   * with BAD_CREDENTIALS (also for unknown names, after the same time), THROTTLED, BANNED (only after the right
   * password), NAME_INVALID, PASSWORD_INVALID, NAME_TAKEN, REGISTRATION_OFF, BUSY.
   */
  public static final Endpoint<Login, LoggedIn> LOGIN =
      new Endpoint<>("auth.login", Login::fromJson, LoggedIn::fromJson);

  /** Makes an account. Fails with NAME_TAKEN, NAME_INVALID, PASSWORD_INVALID, REGISTRATION_OFF, BUSY. */
  public static final Endpoint<Register, Account> REGISTER =
      new Endpoint<>("auth.register", Register::fromJson, Account::fromJson);

  /** Tells whose token this is. Fails with TOKEN_INVALID, BANNED. */
  public static final Endpoint<Token, Principal> VERIFY =
      new Endpoint<>("auth.verify", Token::fromJson, Principal::fromJson);

  /** Exchanges the one-time code of the first login link for a token. Fails with TOKEN_INVALID, THROTTLED. */
  public static final Endpoint<Redeem, LoggedIn> REDEEM =
      new Endpoint<>("auth.redeem", Redeem::fromJson, LoggedIn::fromJson);

  /** Revokes one token; its live connections close. Fails with TOKEN_INVALID. */
  public static final Endpoint<Token, Done> LOGOUT = new Endpoint<>("auth.logout", Token::fromJson, Done::fromJson);

  /** Revokes every login of a token's account; all live connections close. Fails with TOKEN_INVALID. Audited. */
  public static final Endpoint<Token, Done> LOGOUT_ALL =
      new Endpoint<>("auth.logout.all", Token::fromJson, Done::fromJson);

  /**
   * Sets a new password after proving the old one and revokes every login made before. Fails with BAD_CREDENTIALS (also
   * for unknown names, after the same time), THROTTLED, BANNED (only after the right password), NAME_INVALID,
   * PASSWORD_INVALID, BUSY.
   */
  public static final Endpoint<ChangePassword, Done> PASSWORD =
      new Endpoint<>("auth.password", ChangePassword::fromJson, Done::fromJson);

  /**
   * Sets a new password for somebody who has proved to be this account on a connection that is still open. The new
   * password is on disk first. Then every other login of the account is revoked, with {@link Revoked#kept} saying which
   * one goes on: that of the request's principal, told by its {@link Principal#jti}. So it matters not whether a bridge
   * hears the revocation before or after this answer. Who was let in by a password has a login, and so a connection, of
   * their own; of a token all connections go on, but nothing is proved by it any more. The answer is the principal with
   * the time of the new proof, which is to be used from now on. Fails with TOKEN_INVALID (the login has ended itself),
   * BANNED, PASSWORD_INVALID, BUSY. Audited.
   */
  public static final Endpoint<SetPassword, Principal> SET_PASSWORD =
      new Endpoint<>("auth.set-password", SetPassword::fromJson, Principal::fromJson);

  /** Looks an account up by name, in any capitals. Fails with NO_SUCH_ACCOUNT. */
  public static final Endpoint<Named, Account> ACCOUNT =
      new Endpoint<>("auth.account", Named::fromJson, Account::fromJson);

  /** Accounts by their names, or all of them page by page. Fails with BAD_REQUEST where there are too many names. */
  public static final Endpoint<AccountQuery, AccountList> ACCOUNTS =
      new Endpoint<>("auth.accounts", AccountQuery::fromJson, AccountList::fromJson);

  /** Sets the roles of an account. Fails with FORBIDDEN (the actor is no admin), NO_SUCH_ACCOUNT. Audited. */
  public static final Endpoint<SetRoles, Done> ROLES = new Endpoint<>("auth.roles", SetRoles::fromJson, Done::fromJson);

  /** Bans an account from the hub, for a time or for good. Fails with FORBIDDEN, NO_SUCH_ACCOUNT. Audited. */
  public static final Endpoint<Ban, Done> BAN = new Endpoint<>("auth.ban", Ban::fromJson, Done::fromJson);

  /** Lifts a ban. Fails with FORBIDDEN, NO_SUCH_ACCOUNT. Audited. */
  public static final Endpoint<ByActor, Done> UNBAN = new Endpoint<>("auth.unban", ByActor::fromJson, Done::fromJson);

  /** Revokes every login of an account. Fails with FORBIDDEN, NO_SUCH_ACCOUNT. Audited. */
  public static final Endpoint<ByActor, Done> REVOKE = new Endpoint<>("auth.revoke", ByActor::fromJson, Done::fromJson);

  /** Notes what an administrator did elsewhere. Fails with FORBIDDEN. Audited: that is all it does. */
  public static final Endpoint<Note, Done> NOTE = new Endpoint<>("auth.note", Note::fromJson, Done::fromJson);

  /**
   * Makes a service: a program outside of the hub with a token of its own, good for the addresses it is given and for
   * none that the rules of the door it comes by leave out. The token is answered and kept nowhere; what is kept proves
   * it. It stays good whatever becomes of the administrator who made it. One of a name that is there is refused, unless
   * it is to be renewed: then its old token ends as if it had been revoked. Fails with FORBIDDEN (the actor is no
   * admin), BAD_REQUEST (a name, address or time that is none, no address at all, too many of them), SERVICE_EXISTS,
   * TOO_MANY_SERVICES. Audited.
   */
  public static final Endpoint<MakeService, ServiceMade> SERVICE_MAKE =
      new Endpoint<>("auth.service.make", MakeService::fromJson, ServiceMade::fromJson);

  /** All services, those whose token has expired too, by name. For administrators; fails with FORBIDDEN. */
  public static final Endpoint<OfActor, ServiceList> SERVICE_LIST =
      new Endpoint<>("auth.service.list", OfActor::fromJson, ServiceList::fromJson);

  /** Forgets a service; its token ends, and its connections at once. Fails with FORBIDDEN, NO_SUCH_SERVICE. Audited. */
  public static final Endpoint<ByActor, Done> SERVICE_REVOKE =
      new Endpoint<>("auth.service.revoke", ByActor::fromJson, Done::fromJson);

  /** Tells which service a token belongs to, and what it is for. Fails with TOKEN_INVALID. */
  public static final Endpoint<Token, ServiceProven> SERVICE_PROVE =
      new Endpoint<>("auth.service.prove", Token::fromJson, ServiceProven::fromJson);

  /**
   * Notes what became of a connection of a service, for the doors of the bus. Of each service at most 20 lines a minute
   * are kept; the next line says how many were left out. Never fails; of a service that is not there nothing is noted.
   * Audited: that is all it does.
   */
  public static final Endpoint<ServiceNote, Done> SERVICE_NOTE =
      new Endpoint<>("auth.service.note", ServiceNote::fromJson, Done::fromJson);

  /** Published when the token of a service has ended before its time; every door closes its connections. */
  public static final Topic<ServiceGone> SERVICE_GONE =
      new Topic<>("auth.event.service.gone", ServiceGone::fromJson);

  /** Published when logins end before their time; every bridge closes the connections concerned within a second. */
  public static final Topic<Revoked> REVOKED = new Topic<>("auth.event.revoked", Revoked::fromJson);

  /**
   * Published when the roles of an account have been set. A live connection goes on and keeps the principal it came
   * with: who keeps something running by the right of a role ends it where the role has gone.
   */
  public static final Topic<RolesChanged> ROLES_CHANGED =
      new Topic<>("auth.event.roles", RolesChanged::fromJson);

  private AuthApi() {}
}
