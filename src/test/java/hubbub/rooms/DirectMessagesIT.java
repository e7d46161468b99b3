package hubbub.rooms;

import static hubbub.rooms.RoomsServer.account;
import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.Done;
import hubbub.contract.ErrorCode;
import hubbub.contract.rooms.Attach;
import hubbub.contract.rooms.Attached;
import hubbub.contract.rooms.Delivery;
import hubbub.contract.rooms.Direct;
import hubbub.contract.rooms.InboxDone;
import hubbub.contract.rooms.OfSession;
import hubbub.contract.rooms.Rename;
import hubbub.contract.rooms.Renamed;
import hubbub.contract.rooms.RoomsApi;
import hubbub.contract.rooms.SendDirect;
import hubbub.contract.rooms.Sent;
import hubbub.store.Durability;
import hubbub.store.Entry;
import hubbub.store.Store;
import hubbub.store.embedded.EmbeddedStore;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectMessagesIT {
  @TempDir
  private Path folder;
  private RoomsServer server;

  @BeforeEach
  void start() {
    server = RoomsServer.in(folder, new JsonObject().put("inbox", new JsonObject().put("messages", 3)));
    server.enter("ann");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  @DisplayName("A direct message reaches all sessions of a person, in one piece for each bridge")
  void direct_reachesEverySession() {
    server.enter("bob");
    server.ask(RoomsApi.ATTACH, account("bob2", "bob", "chatmaster"));
    server.ask(RoomsApi.ATTACH, new Attach("b2/1", "b2", "bob", List.of("user"), "web", List.of(), false));
    List<Delivery> first = server.heard(RoomsApi.DELIVER.of(RoomsServer.BRIDGE));
    List<Delivery> second = server.heard(RoomsApi.DELIVER.of("b2"));
    assertThat(send("ann", "BOB", "psst")).isEqualTo(new Sent(false));
    assertThat(first).singleElement().satisfies(delivery -> {
      assertThat(delivery.sessions()).containsExactlyInAnyOrder("bob", "bob2");
      assertThat(delivery.kind()).isEqualTo(Delivery.Kind.DIRECT);
      assertThat(delivery.who()).isEqualTo("ann");
      assertThat(delivery.text()).isEqualTo("psst");
    });
    assertThat(second).singleElement().extracting(Delivery::sessions).isEqualTo(List.of("b2/1"));
  }

  @Test
  @DisplayName("What is sent to an absent account waits for it, in order, through a restart, until it was delivered")
  void absentAccount_findsItsMessages() {
    assertThat(send("ann", "Bob", "one")).isEqualTo(new Sent(true));
    assertThat(send("ann", "bob", "two")).isEqualTo(new Sent(true));
    server.clock.advance(Duration.ofSeconds(1));
    server.restart();
    Attached bob = server.enter("bob");
    assertThat(bob.inbox()).isEqualTo(2);
    List<Direct> waiting = server.ask(RoomsApi.INBOX, new OfSession("bob")).messages();
    assertThat(waiting).extracting(Direct::text).containsExactly("one", "two");
    assertThat(waiting).extracting(Direct::from).containsOnly("ann");
    assertThat(server.ask(RoomsApi.INBOX, new OfSession("bob")).messages()).isEqualTo(waiting);
    server.ask(RoomsApi.INBOX_DONE, new InboxDone("bob", waiting.getFirst().id()));
    assertThat(server.ask(RoomsApi.INBOX, new OfSession("bob")).messages())
        .containsExactly(waiting.getLast());
    server.ask(RoomsApi.INBOX_DONE, new InboxDone("bob", waiting.getLast().id()));
    server.ask(RoomsApi.DETACH, new OfSession("bob"));
    server.enter("ann");
    send("ann", "bob", "three");
    server.ask(RoomsApi.ATTACH, account("bob3", "bob", "rwci"));
    assertThat(server.ask(RoomsApi.INBOX, new OfSession("bob3")).messages()).singleElement()
        .extracting(Direct::id).satisfies(id -> assertThat(id).isGreaterThan(waiting.getLast().id()));
  }

  @Test
  @DisplayName("An inbox holds so many messages, each for so long")
  void inbox_isBounded() {
    for (int i = 0; i < 3; i++) {
      send("ann", "bob", "line " + i);
    }
    server.refused(RoomsApi.DIRECT, new SendDirect("ann", "bob", "more"), ErrorCode.INBOX_FULL);
    long sent = server.clock.millis();
    server.stop();
    Store store = Await.result(EmbeddedStore.open(server.vertx, folder));
    assertThat(Await.result(store.keyValues("inbox", Durability.ALWAYS).scan("", "", 10)))
        .hasSize(3).extracting(Entry::expiresAt).containsOnly(sent + Duration.ofDays(7).toMillis());
    Await.result(store.close());
    server.deploy();
  }

  @Test
  @DisplayName("Nobody of that name, no text, too much text, too many messages: each has its own refusal")
  void direct_refusals() {
    server.enterGuest("zoe");
    server.refused(RoomsApi.DIRECT, new SendDirect("nobody", "bob", "x"), ErrorCode.NO_SUCH_SESSION);
    server.refused(RoomsApi.INBOX, new OfSession("nobody"), ErrorCode.NO_SUCH_SESSION);
    server.refused(RoomsApi.INBOX_DONE, new InboxDone("nobody", 1), ErrorCode.NO_SUCH_SESSION);
    server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "bob", " "), ErrorCode.MESSAGE_EMPTY);
    server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "bob", "x".repeat(8_193)), ErrorCode.MESSAGE_TOO_LONG);
    server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "\n", "x"), ErrorCode.NO_SUCH_PERSON);
    for (int i = 0; i < 20; i++) {
      server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "max", "x"), ErrorCode.NO_SUCH_PERSON);
    }
    server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "max", "x"), ErrorCode.RATE_LIMITED);
    server.clock.advance(Duration.ofSeconds(4));
    server.accounts.stop();
    server.refused(RoomsApi.DIRECT, new SendDirect("zoe", "bob", "x"), ErrorCode.UNAVAILABLE);
    assertThat(server.ask(RoomsApi.INBOX, new OfSession("zoe")).messages()).isEmpty();
    assertThat(server.ask(RoomsApi.INBOX_DONE, new InboxDone("zoe", 1))).isEqualTo(Done.DONE);
  }

  @Test
  @DisplayName("A message whose recipient enters while the account is looked up is delivered, not left in the inbox")
  void recipientEnters_duringLookUp() {
    server.accounts.hold();
    Future<Sent> sent = server.bus.call(RoomsApi.DIRECT, new SendDirect("ann", "bob", "psst"));
    Await.until("the question came", () -> server.accounts.waiting() == 1);
    assertThat(server.enter("bob").inbox()).isZero();
    List<Delivery> delivered = server.heard(RoomsApi.DELIVER.of(RoomsServer.BRIDGE));
    server.accounts.release();
    assertThat(Await.result(sent).kept()).isFalse();
    assertThat(delivered).singleElement().extracting(Delivery::text).isEqualTo("psst");
  }

  @Test
  @DisplayName("A guest who asks for an account's name gets none of its messages while the account is looked up")
  void nameAskedFor_isNotYetTheName() {
    server.enterGuest("zoe");
    server.accounts.hold();
    List<Delivery> delivered = server.heard(RoomsApi.DELIVER.of(RoomsServer.BRIDGE));
    Future<Renamed> renaming = server.bus.call(RoomsApi.RENAME, new Rename("zoe", "bob"));
    Future<Sent> sent = server.bus.call(RoomsApi.DIRECT, new SendDirect("ann", "bob", "psst"));
    Await.until("both questions came", () -> server.accounts.waiting() == 2);
    server.accounts.release();
    Await.failure(renaming);
    assertThat(Await.result(sent).kept()).isTrue();
    assertThat(delivered).isEmpty();
  }

  private Sent send(String session, String to, String text) {
    return server.ask(RoomsApi.DIRECT, new SendDirect(session, to, text));
  }
}
