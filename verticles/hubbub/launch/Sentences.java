package hubbub.launch;

import java.util.LinkedHashSet;
import java.util.Set;

/** Says in plain sentences what an exception means. */
final class Sentences {
  private Sentences() {}

  /** Explains why the verticle of that name did not start. */
  static String ofFailedStart(String verticle, Throwable cause) {
    return switch (cause) {
      case ClassNotFoundException missing -> "There is no verticle " + verticle + ": class " + missing.getMessage()
          + " is in no jar of lib/. Give the name with its package, for example hubbub.HubVerticle.";
      case ClassCastException other -> verticle + " is not a verticle.";
      case NoSuchMethodException other -> verticle + " is not a verticle that can be started by its name:"
          + " it has no constructor without arguments.";
      case NoClassDefFoundError missing -> "There is no verticle " + verticle + ": " + missing.getMessage() + ".";
      default -> of(cause);
    };
  }

  /** Joins the messages of an exception and its causes, leaving out what another one has said already. */
  static String of(Throwable thrown) {
    Set<String> said = new LinkedHashSet<>();
    for (Throwable next = thrown; next != null && said.size() < 5; next = next.getCause()) {
      String message = messageOf(next);
      if (said.stream().noneMatch(earlier -> earlier.contains(message))) {
        said.add(message);
      }
    }
    return String.join(": ", said);
  }

  /** A message made by a throwable's cause begins with the class name of that cause, which says nothing to a person. */
  private static String messageOf(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getSimpleName();
    }
    return thrown.getCause() == null ? message : message.replaceFirst("^([a-z]\\w*\\.)+[A-Z]\\w*: ", "");
  }
}
