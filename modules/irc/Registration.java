package irc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a connection introduces itself: the server's password, SASL where there is an account, a nick that is free. */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger("hubbub.module.irc");
  private static final int CHUNK = 400;

  private final IrcConfig config;
  private final Consumer<String> send;
  private String nick;
  private int taken;
  private boolean welcomed;

  Registration(IrcConfig config, Consumer<String> send) {
    this.config = config;
    this.send = send;
    this.nick = config.login().nick();
  }

  /** Returns what it is called now. */
  String nick() {
    return nick;
  }

  /** Says who it is. */
  void begin() {
    if (config.login().sasl().isPresent()) {
      send.accept("CAP REQ :sasl");
    }
    config.server().password().ifPresent(password -> send.accept("PASS :" + password.reveal()));
    send.accept("NICK " + nick);
    send.accept("USER " + config.login().user() + " 0 * :" + config.login().realName());
  }

  /** The server has taken it in under this nick. */
  void welcomed(String as) {
    nick = as;
    welcomed = true;
  }

  /** Takes a line if it is about this. */
  boolean take(Line line) {
    switch (line.command()) {
      case "CAP" -> capability(line.parameter(1), line.last());
      case "AUTHENTICATE" -> prove();
      case "903" -> send.accept("CAP END");
      case "904", "905", "908" -> unproved("the network refuses account and password");
      case "421" -> {
        if (line.parameter(1).equals("CAP")) {
          unproved("the server knows no accounts");
        }
      }
      case "432", "433", "436", "437" -> another(line);
      case "464", "465" -> LOG.error("irc.rejected number={} reason=\"{}\"", line.command(), Words.plain(line.last()));
      case "NICK" -> {
        return renamed(line);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void capability(String verb, String which) {
    if (verb.equals("ACK") && which.strip().equals("sasl")) {
      send.accept("AUTHENTICATE PLAIN");
    } else if (verb.equals("NAK")) {
      unproved("the server knows no SASL");
    }
  }

  private void prove() {
    String account = config.login().sasl().orElse("");
    String password = config.login().password().map(secret -> secret.reveal()).orElse("");
    String proof = Base64.getEncoder().encodeToString(
        (account + "\0" + account + "\0" + password).getBytes(StandardCharsets.UTF_8));
    for (int from = 0; from <= proof.length(); from += CHUNK) {
      String chunk = proof.substring(from, Math.min(from + CHUNK, proof.length()));
      send.accept("AUTHENTICATE " + (chunk.isEmpty() ? "+" : chunk));
      if (chunk.length() < CHUNK) {
        return;
      }
    }
  }

  // Without its account it might be somebody whom the channel does not want; better not to be there at all.
  private void unproved(String reason) {
    LOG.error("irc.unproved reason=\"{}\"", reason);
    send.accept("QUIT");
  }

  private void another(Line line) {
    if (!welcomed) {
      taken++;
      LOG.warn("irc.nick_taken nick={} number={}", nick, line.command());
      String base = config.login().nick();
      String end = taken < 3 ? "_".repeat(taken) : Integer.toString(taken);
      // Nine characters are what every server takes.
      nick = line.command().equals("432") || taken >= 3
          ? base.substring(0, Math.min(base.length(), 9 - end.length())) + end : base + end;
      send.accept("NICK " + nick);
    }
  }

  private boolean renamed(Line line) {
    boolean own = line.nick().equals(nick);
    if (own) {
      nick = line.last();
    }
    return own;
  }
}
