package hubbub.launch;

import hubbub.conf.ConfException;

/** A start that cannot go on: sentences for a person and the exit code. Has no stack trace: nobody shall see one. */
final class StartFailure extends RuntimeException {
  private final ExitCode exitCode;

  StartFailure(ExitCode exitCode, String sentences) {
    super(sentences, null, false, false);
    this.exitCode = exitCode;
  }

  static StartFailure of(ConfException failure) {
    String first = failure.problems().size() == 1 ? "" : "the configuration cannot be used:" + System.lineSeparator();
    return new StartFailure(ExitCode.WRONG_CONFIGURATION, first + failure.getMessage());
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
