package hubbub.bridge.spi;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The one table of preconditions that every command of a protocol passes before its handler runs: known, logged in, all
 * arguments there and of the right type. What fails goes to the {@link Refusals} of the protocol. Made once,
 * immutable in use.
 *
 * @param <C> the conversation the commands belong to
 */
public final class Commands<C> {
  private final Map<String, Command<C>> table = new HashMap<>();
  private final Refusals<C> refusals;

  /** Makes an empty table. */
  public Commands(Refusals<C> refusals) {
    this.refusals = refusals;
  }

  /** Adds a command that anybody may send. */
  public Commands<C> open(String name, List<String> texts, BiConsumer<C, JsonObject> handler) {
    table.put(name, new Command<>(false, texts, handler));
    return this;
  }

  /** Adds a command for those who are logged in. */
  public Commands<C> members(String name, List<String> texts, BiConsumer<C, JsonObject> handler) {
    table.put(name, new Command<>(true, texts, handler));
    return this;
  }

  /** Runs a command if its preconditions hold. */
  public void run(C conversation, String name, boolean loggedIn, JsonObject arguments) {
    Command<C> command = table.get(name);
    if (command == null) {
      refusals.unknown(conversation, name);
    } else if (command.members() && !loggedIn) {
      refusals.notLoggedIn(conversation, name);
    } else {
      command.texts().stream().filter(key -> !(arguments.getValue(key) instanceof String)).findFirst()
          .ifPresentOrElse(
              missing -> refusals.incomplete(conversation, name, missing),
              () -> command.handler().accept(conversation, arguments));
    }
  }

  /**
   * What a protocol says to a command whose preconditions do not hold.
   *
   * @param <C> the conversation
   */
  public interface Refusals<C> {
    /** The protocol has no such command. */
    void unknown(C conversation, String name);

    /** The command needs a login. */
    void notLoggedIn(C conversation, String name);

    /** A text argument is missing or no text. */
    void incomplete(C conversation, String name, String argument);
  }

  private record Command<C>(boolean members, List<String> texts, BiConsumer<C, JsonObject> handler) {}
}
