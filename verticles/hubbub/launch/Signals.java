package hubbub.launch;

import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an action when a signal arrives. By reflection: {@code sun.misc.Signal} is part of every JDK, but naming it in
 * source is a warning that cannot be switched off, and our warnings are errors.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** Runs the action on a thread of its own at each signal of that name; a JVM that does not allow it keeps its way. */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      var run = MethodHandles.lookup().findVirtual(Runnable.class, "run", MethodType.methodType(void.class));
      var ignoringTheSignal = MethodHandles.dropArguments(run.bindTo(action), 0, signal);
      signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name),
          MethodHandleProxies.asInterfaceInstance(handler, ignoringTheSignal));
    } catch (ReflectiveOperationException | IllegalArgumentException refused) {
      LOG.warn("signal.unheard signal={} reason={}", name, Sentences.of(refused));
    }
  }
}
