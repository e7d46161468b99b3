package hubbub.bridge.gateway;

import hubbub.access.Access;
import hubbub.access.Lapse;
import hubbub.access.Notes;
import hubbub.access.Proof;
import hubbub.access.TokenKind;
import hubbub.bridge.spi.BusLine;
import hubbub.bridge.spi.BusLines;
import hubbub.bridge.spi.BusListener;
import hubbub.bridge.transport.Census;
import hubbub.bus.Bus;
import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.contract.Name;
import hubbub.contract.auth.AuthApi;
import hubbub.contract.auth.RolesChanged;
import hubbub.contract.auth.Token;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The lines to the event bus of one bridge instance. It knows whose token each of them has, asks again from time to
 * time, and at once where roles have changed. Ends of logins are heard by the connections themselves.
 */
public final class BusGateway implements BusLines {
  private final Vertx vertx;
  private final Bus bus;
  private final Census census;
  private final Terms terms;
  private final BusLibrary library;
  private final Notes notes;
  private final Set<OpenLine> lines = new HashSet<>();

  /**
   * On which terms lines are opened.
   *
   * @param accounts what logins of accounts allow
   * @param tokens the other kinds of tokens, and what they allow
   * @param linesPerOwner how many of one account or of what one token belongs to, on this node
   * @param handlersPerLine how many addresses and requests one line has at most, all together
   * @param request how long an answer is waited for
   * @param proof after so long a token has to prove itself again
   */
  public record Terms(TokenKind accounts, List<TokenKind> tokens, int linesPerOwner, int handlersPerLine,
      Duration request, Duration proof) {
    List<TokenKind> all() {
      List<TokenKind> all = new ArrayList<>(tokens);
      all.add(accounts);
      return all;
    }
  }

  /** Makes the gateway of an instance; the census counts the lines of all instances. */
  public BusGateway(Vertx vertx, Bus bus, Census census, Terms terms) {
    this.vertx = vertx;
    this.bus = bus;
    this.census = census;
    this.terms = terms;
    this.library = new BusLibrary(vertx, terms);
    // Whether it could be noted is told to nobody: the connection does not depend on it.
    this.notes = new Notes(note -> bus.call(AuthApi.SERVICE_NOTE, note));
  }

  /** Begins to hear of tokens that are no longer good, and of roles that have changed. */
  public Future<Void> start() {
    vertx.setPeriodic(terms.proof().toMillis(), tick -> prove(line -> true));
    List<Future<Void>> ready = new ArrayList<>();
    ready.add(bus.listen(AuthApi.ROLES_CHANGED, this::changed).ready());
    terms.tokens().stream().map(TokenKind::lapses).flatMap(Optional::stream)
        .forEach(lapses -> ready.add(bus.listen(lapses, this::lapsed).ready()));
    return Future.all(ready).mapEmpty();
  }

  @Override
  public Future<BusLine> open(String token, String address, BusListener listener) {
    TokenKind kind = terms.tokens().stream().filter(one -> one.made(token)).findFirst().orElse(terms.accounts());
    return proof(kind, token).<BusLine>map(proof -> {
      OpenLine line = new OpenLine(kind, token, Access.of(kind, proof), address, listener);
      if (!census.take(line.owner, terms.linesPerOwner())) {
        throw new Fault(ErrorCode.BUSY, "You have as many connections as you may.");
      }
      lines.add(line);
      line.begin();
      notes.opened(proof, address);
      return line;
    }).onFailure(problem -> notes.refused(token, address,
        problem instanceof Fault fault ? fault.detail() : ErrorCode.UNAVAILABLE.sentence()));
  }

  private Future<Proof> proof(TokenKind kind, String token) {
    return kind == terms.accounts()
        ? bus.call(AuthApi.VERIFY, new Token(token)).map(who -> new Proof(kind.kind(), who.name(), who))
        : bus.call(kind.proof(), new Token(token));
  }

  private void changed(RolesChanged changed) {
    prove(line -> Name.of(line.access.proof().principal().name()).equals(Name.of(changed.name())));
  }

  private void lapsed(Lapse lapse) {
    each(line -> lapse.ends(line.access.proof()),
        line -> line.lose(new Fault(ErrorCode.TOKEN_INVALID, "What the token belonged to is gone.")));
  }

  private void prove(Predicate<OpenLine> concerned) {
    each(concerned, line -> proof(line.kind, line.token)
        .onComplete(line::renew, problem -> Proof.refused(problem).ifPresent(line::lose)));
  }

  private void each(Predicate<OpenLine> concerned, Consumer<OpenLine> action) {
    List.copyOf(lines).stream().filter(concerned).forEach(action);
  }

  private final class OpenLine implements BusLine {
    private final TokenKind kind;
    private final String token;
    private final String owner;
    private final String address;
    private final BusListener listener;
    private final BusSocket socket;
    private Access access;

    private OpenLine(TokenKind kind, String token, Access access, String address, BusListener listener) {
      this.kind = kind;
      this.token = token;
      this.access = access;
      this.owner = access.proof().owner();
      this.address = address;
      this.listener = listener;
      this.socket = new BusSocket(vertx, listener::heard);
    }

    private void begin() {
      library.take(socket);
    }

    @Override
    public Access access() {
      return access;
    }

    @Override
    public void say(JsonObject frame) {
      socket.take(frame);
    }

    @Override
    public void end(String why) {
      if (lines.contains(this)) {
        notes.closed(access.proof(), address, why);
        close();
      }
    }

    @Override
    public void close() {
      if (lines.remove(this)) {
        census.give(owner);
        socket.gone();
      }
    }

    private void renew(Proof proof) {
      if (lines.contains(this) && !proof.equals(access.proof())) {
        access = Access.of(kind, proof);
        listener.renewed(access);
      }
    }

    private void lose(Fault why) {
      if (lines.contains(this)) {
        end(why.detail());
        listener.lost(why);
      }
    }
  }
}
