package hubbub.store;

import static hubbub.store.Waiting.await;

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
}
