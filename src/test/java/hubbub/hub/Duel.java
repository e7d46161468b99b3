package hubbub.hub;

import hubbub.testing.LocalHub;
import hubbub.testing.MatchClient;
import hubbub.testing.RestClient;
import java.util.concurrent.atomic.AtomicInteger;

/** A match of two players in a hub, begun and being played. */
final class Duel implements AutoCloseable {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final LocalHub hub;
  private final RestClient rest;
  private final String hostName = name();
  private final String rivalName = name();
  private final String hostToken;
  private final String rivalToken;
  private final long id;
  private final MatchClient host;
  private final MatchClient rival;

  private Duel(LocalHub hub) {
    this.hub = hub;
    this.rest = new RestClient(hub.port("http"));
    this.hostToken = rest.signUp(hostName);
    this.rivalToken = rest.signUp(rivalName);
    this.id = rest.match(hostToken);
    this.host = enter("host", hostToken);
    this.rival = enter("challenger", rivalToken);
  }

  /** Has two new people begin a match. */
  static Duel in(LocalHub hub) {
    Duel duel = new Duel(hub);
    duel.host.start(duel.rest, duel.id, duel.hostToken, duel.rival);
    duel.host.await("status");
    duel.rival.await("status");
    return duel;
  }

  long id() {
    return id;
  }

  MatchClient host() {
    return host;
  }

  MatchClient rival() {
    return rival;
  }

  String hostName() {
    return hostName;
  }

  String rivalName() {
    return rivalName;
  }

  String rivalToken() {
    return rivalToken;
  }

  String hostToken() {
    return hostToken;
  }

  RestClient rest() {
    return rest;
  }

  /** Returns a token of somebody new. */
  String stranger() {
    return rest.signUp(name());
  }

  /** Takes a seat in this match. */
  MatchClient enter(String role, String token) {
    return MatchClient.enter(hub.port("http"), id, role, token);
  }

  /** Lets somebody new look on. */
  MatchClient spectator() {
    return enter("spectator", stranger());
  }

  @Override
  public void close() {
    host.close();
    rival.close();
    rest.close();
  }

  private static String name() {
    return "duellist" + PEOPLE.incrementAndGet();
  }
}
