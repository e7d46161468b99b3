package hubbub.console;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.console.ConsoleEvent.Kind;
import hubbub.contract.console.Grant;
import hubbub.contract.console.Input;
import hubbub.contract.console.Notice;
import hubbub.contract.console.Packet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Set;

/** The packets between consoles and those who see them, as they are, and no faster than both sides take them. */
final class Traffic {
  private static final String QUIT = "quit";
  /** What is over once it was done, and nothing to be shown again. */
  private static final Set<String> ONCE = Set.of("file", QUIT, "password_request");

  private final Office office;
  private final Fates fates;

  Traffic(Office office, Fates fates) {
    this.office = office;
    this.fates = fates;
  }

  /** Begins with a console that has connected. */
  void begin(Console console, Link link) {
    link.hand(office.config().limits().packetBytes(), new FromConsole(console));
    console.connect(link);
    console.tell(Kind.UP, Done.DONE);
  }

  Future<Done> input(Console console, Input input) {
    if (console.viewer(input.viewer()) != console.sitter().orElse(null)) {
      throw new Fault(ErrorCode.CONSOLE_READ_ONLY);
    }
    Link link = console.link().orElseThrow(() -> new Fault(ErrorCode.CONSOLE_STARTING));
    demandRoom(link, input.packet().length());
    Packet outside = Packet.withData(input.packet())
        .orElseThrow(() -> new Fault(ErrorCode.BAD_REQUEST, "The field 'packet' must be one JSON object."));
    office.audit().sent(console, outside, input.packet());
    console.used(office.times());
    Future<Void> written = link.write(input.packet());
    if (outside.type().equals(QUIT)) {
      fates.toldToQuit(console);
    }
    return written.map(Done.DONE).recover(gone -> Future.failedFuture(new Fault(ErrorCode.NO_SUCH_CONSOLE)));
  }

  Future<Done> grant(Console console, Grant grant) {
    console.viewer(grant.viewer()).grant(grant.bytes());
    console.adjust();
    return Future.succeededFuture(Done.DONE);
  }

  private void demandRoom(Link link, int length) {
    ConsoleConfig.Limits limits = office.config().limits();
    if (length > limits.packetBytes()) {
      throw new Fault(ErrorCode.INPUT_TOO_LONG, "A packet may have " + limits.packetBytes() + " bytes.");
    }
    if (link.waiting() + length > limits.waitingBytes()) {
      throw new Fault(ErrorCode.INPUT_TOO_LONG, "The console has not read its earlier input yet.");
    }
  }

  private void slowDown(Console console) {
    if (console.throttle().beginsBurst(office.times().passed())) {
      console.tell(Kind.NOTICE, new Notice("The console writes too much at once and is slowed down."));
    }
    console.throttled(true);
    wait(console);
  }

  private void wait(Console console) {
    long pause = console.throttle().pause(office.times().passed());
    if (pause == 0) {
      console.throttled(false);
    } else {
      office.after(Duration.ofMillis(pause), () -> wait(console));
    }
  }

  /** What a console says. */
  private final class FromConsole implements Link.Hearer {
    private final Console console;

    FromConsole(Console console) {
      this.console = console;
    }

    @Override
    public boolean packet(Buffer packet) {
      Packet.ofType(packet).ifPresentOrElse(outside -> said(packet, outside.type()), console::dropped);
      return !console.ends().over();
    }

    private void said(Buffer packet, String type) {
      int lines = Ring.lines(packet);
      if (!ONCE.contains(type)) {
        console.ring().add(packet, lines);
      }
      console.sitter().ifPresent(sitter -> sitter.send(packet));
      console.spies().values().stream().filter(spy -> !spy.send(packet)).forEach(spy -> console.dropped());
      console.throttle().spend(lines, packet.length(), office.times().passed());
      if (!console.throttled() && console.throttle().pause(office.times().passed()) > 0) {
        slowDown(console);
      }
      console.adjust();
      if (type.equals(QUIT)) {
        fates.quits(console);
      }
    }

    @Override
    public void broken() {
      fates.broke(console);
    }

    @Override
    public void ended() {
      fates.disconnected(console);
    }
  }
}
