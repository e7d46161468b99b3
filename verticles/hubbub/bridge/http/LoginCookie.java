package hubbub.bridge.http;

import hubbub.contract.auth.LoggedIn;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;

/** The cookie that keeps a browser logged in: out of reach of scripts and of other people's pages. */
final class LoginCookie {
  private static final String HEADER = "Set-Cookie";

  private LoginCookie() {}

  static Answer set(Answer answer, Call call, LoggedIn login) {
    long left = login.principal().expiresAt() - System.currentTimeMillis();
    return answer.with(HEADER, cookie(call, login.token(), Math.max(0, left / 1000)));
  }

  static Answer clear(Answer answer, Call call) {
    return answer.with(HEADER, cookie(call, "", 0));
  }

  private static String cookie(Call call, String value, long seconds) {
    return Cookie.cookie(RequestToken.COOKIE, value).setPath("/").setHttpOnly(true).setSameSite(CookieSameSite.LAX)
        .setSecure(call.secure()).setMaxAge(seconds).encode();
  }
}
