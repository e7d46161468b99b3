package hubbub.process;

import java.time.Duration;

/**
 * How long programs have to end once they are told to: first by HUP, after some time by TERM, and then by KILL, each
 * counted from the beginning.
 */
public record Patience(Duration term, Duration kill) {
  /** TERM after 5 s, KILL after 10 s. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
