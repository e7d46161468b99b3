package hubbub.terminal.run;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.process.Signal;
import hubbub.testing.Await;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreditIT {
  @RegisterExtension
  final SessionFixture fixture = new SessionFixture();

  @Test
  @DisplayName("Without credit nothing is read of an endless yes, which then waits and takes no time")
  void noCredit_stopsYes() {
    Recorded yes = Recorded.withoutCredit(fixture.session(), CommandRequest.plain("yes"));
    Await.until("yes waits", () -> waits(yes));
    long before = processorTime(yes);
    Recorded ruler = Recorded.ended(fixture.session(), "sleep 0.5");
    assertThat(ruler.status()).isZero();
    assertThat(yes.size()).isZero();
    assertThat(processorTime(yes)).isEqualTo(before);
    yes.with(command -> command.signal(Signal.KILL)).with(command -> command.grant(Long.MAX_VALUE)).toItsEnd();
  }

  private static boolean waits(Recorded command) {
    return SessionFixture.stat(command.command(), "yes").filter(stat -> stat[0].equals("S")).isPresent();
  }

  private static long processorTime(Recorded command) {
    String[] stat = SessionFixture.stat(command.command(), "yes").orElseThrow();
    return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
  }

  @Test
  @DisplayName("Exactly as much is told as was granted, of both outputs together")
  void credit_isExact() {
    Recorded yes = Recorded.withoutCredit(fixture.session(), CommandRequest.plain("yes & yes >&2"));
    long granted = 0;
    for (int more : new int[] {1, 1, 10, 4095, 4097, 100_000, 3}) {
      yes.command().grant(more);
      granted += more;
      long all = granted;
      Await.until("all that was granted has come", () -> yes.size() >= all);
    }
    Recorded.ended(fixture.session(), "sleep 0.2");
    assertThat(yes.size()).isEqualTo(granted);
    yes.with(command -> command.signal(Signal.KILL)).with(command -> command.grant(Long.MAX_VALUE)).toItsEnd();
  }

  @Test
  @DisplayName("A command without output needs no credit; one with output ends when all has been told")
  void end_waitsForCredit() {
    Recorded.withoutCredit(fixture.session(), CommandRequest.plain("true")).toItsEnd();
    Recorded echo = Recorded.withoutCredit(fixture.session(), CommandRequest.plain("echo hello"));
    Recorded.ended(fixture.session(), "sleep 0.2");
    assertThat(echo.command().completion()).isNotDone();
    echo.command().grant(5);
    Await.until("five bytes", () -> echo.size() == 5);
    assertThat(echo.command().completion()).isNotDone();
    echo.with(command -> command.grant(100)).toItsEnd();
    assertThat(echo.out()).isEqualTo("hello\n");
  }

  @Test
  @DisplayName("A hundred commands that nobody reads cost bounded memory")
  void unreadCommands_costLittle() {
    Recorded[] all = new Recorded[100];
    long before = heap();
    for (int i = 0; i < all.length; i++) {
      all[i] = Recorded.withoutCredit(fixture.session(), CommandRequest.plain("yes"));
    }
    Recorded.ended(fixture.session(), "sleep 0.5");
    assertThat(heap() - before).isLessThan(20 << 20);
    for (Recorded one : all) {
      assertThat(one.size()).isZero();
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  @DisplayName("^C ends an endless yes that is being read, at once")
  void interrupt_endsYes() {
    Recorded yes = Recorded.started(fixture.session(), CommandRequest.plain("yes"));
    Await.until("it says much", () -> yes.size() > 1 << 20);
    long then = System.nanoTime();
    yes.type("\3").toItsEnd();
    assertThat(Duration.ofNanos(System.nanoTime() - then)).isLessThan(Duration.ofMillis(500));
    assertThat(yes.status()).isEqualTo(1002);
  }

  @Test
  @DisplayName("^C ends an endless yes that nobody reads, and what is left to tell is little")
  void interrupt_endsUnreadYes() {
    Recorded yes = Recorded.withoutCredit(fixture.session(), CommandRequest.plain("yes"));
    Await.until("yes waits", () -> waits(yes));
    yes.type("\3");
    yes.with(command -> command.grant(Long.MAX_VALUE)).toItsEnd();
    assertThat(yes.status()).isEqualTo(1002);
    assertThat(yes.size()).isLessThan(128 << 10);
  }
}
