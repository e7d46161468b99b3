package hubbub.testing;

/** A match of Pong that is being played by two people on two nodes of a cluster. */
public final class SplitMatch implements AutoCloseable {
  private static final int SOME = 50;

  private final MatchClient host;
  private final MatchClient rival;

  private SplitMatch(MatchClient host, MatchClient rival) {
    this.host = host;
    this.rival = rival;
  }

  /** Begins one, of two people who are new. */
  public static SplitMatch begin(RestClient rest, PackagedHub one, PackagedHub other) {
    String host = rest.signUp("host-of-two");
    long id = rest.match(host);
    MatchClient left = MatchClient.enter(one.http(), id, "host", host);
    MatchClient right = MatchClient.enter(other.http(), id, "challenger", rest.signUp("rival-of-two"));
    left.start(rest, id, host, right);
    left.await("status");
    right.await("status");
    return new SplitMatch(left, right);
  }

  /** Returns how many messages its host has been sent. */
  public int heard() {
    return host.messages().size();
  }

  /** Waits until frames come again, at both. */
  public void awaitMore() {
    int before = heard();
    int beside = rival.messages().size();
    Await.until("the match goes on", () -> heard() > before + SOME);
    Await.until("also for the other", () -> rival.messages().size() > beside + SOME);
  }

  @Override
  public void close() {
    host.close();
    rival.close();
  }
}
