package hubbub.store;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import hubbub.testing.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store under test with data of its own. A twin says how it is opened; opened again, it finds what was there. */
public abstract class StoreContract {
  /** A namespace of the test. */
  protected static final String SPACE = "space";

  /** The Vert.x instance of the test. */
  protected Vertx vertx;

  /** The store under test. */
  protected Store store;

  /** Opens the store on the data of this test, which are empty at first. */
  protected abstract Store open() throws Exception;

  @BeforeEach
  final void begin() throws Exception {
    vertx = Vertx.vertx();
    store = open();
  }

  @AfterEach
  final void end() {
    await(store.close());
    await(vertx.close());
  }

  /** Closes the store and opens it again. */
  protected final void reopen() throws Exception {
    await(store.close());
    store = open();
  }

  /** Returns the bytes of a text. */
  protected static Buffer bytes(String text) {
    return Buffer.buffer(text);
  }

  /** Returns what a future completes with. */
  protected static <T> T await(Future<T> future) {
    return Await.result(future);
  }

  /** Expects a call to fail with a fault of this code. */
  protected static void assertFails(Future<?> call, ErrorCode code) {
    assertThat(Await.failure(call)).isInstanceOfSatisfying(Fault.class,
        fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
