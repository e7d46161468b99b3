package hubbub.launch;

import hubbub.conf.ConfException;
import io.vertx.core.Launcher;
import io.vertx.core.cli.CLI;
import io.vertx.core.cli.CLIException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of {@code bin/vertx}: Vert.x's own launcher with one command, {@code run}, explanations instead of
 * stack traces, and exit codes that tell what happened.
 */
public final class HubLauncher extends Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(HubLauncher.class);
  /** They start processes of their own, past our shutdown; that is the work of the system's service manager. */
  private static final List<String> LEFT_OUT = List.of("bare", "list", "start", "stop", "version");

  private HubLauncher() {
    LEFT_OUT.forEach(this::unregister);
    register(new RunHub.Factory());
  }

  /** Runs what the command line says; ends the process with its exit code where that is a failure. */
  public static void main(String[] args) {
    try {
      LogFormat.check();
      new HubLauncher().dispatch(args);
    } catch (StartFailure failure) {
      end(failure);
    } catch (ConfException failure) {
      end(StartFailure.of(failure));
    } catch (RuntimeException | LinkageError failure) {
      LOG.debug("launch.failed", failure);
      end(new StartFailure(ExitCode.FAILED, Sentences.of(failure)));
    }
  }

  /** Ends the process after saying why on standard error. Blocks until Vert.x has closed: never on an event loop. */
  static void end(StartFailure failure) {
    System.err.println("vertx: " + failure.getMessage());
    System.exit(failure.exitCode().number());
  }

  /** Not the inherited way, which looks through the manifests of all jars for a main verticle we do not have. */
  @Override
  public void dispatch(Object main, String[] args) {
    if (args.length == 0) {
      System.err.println(Usage.TEXT);
      throw wrong("no command is given");
    }
    if (isAskingForHelp(args[0]) || args[0].equals("help")) {
      System.out.println(Usage.TEXT);
    } else if (isAskingForVersion(args[0]) || args[0].equals("version")) {
      System.out.println(Usage.version());
    } else {
      execute(args[0], Arrays.copyOfRange(args, 1, args.length));
    }
  }

  @Override
  protected void printCommandNotFound(String command) {
    throw wrong("there is no command '" + command + "'");
  }

  @Override
  protected void printSpecificException(CLI cli, Exception problem) {
    throw wrong(problem.getMessage());
  }

  @Override
  protected void printGenericExecutionError(CLI cli, CLIException problem) {
    throw wrong(problem.getMessage());
  }

  @Override
  protected String getCommandLinePrefix() {
    return "vertx";
  }

  private static StartFailure wrong(String what) {
    return new StartFailure(ExitCode.WRONG_COMMAND, what + "; see vertx --help.");
  }
}
