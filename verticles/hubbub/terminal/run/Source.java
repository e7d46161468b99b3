package hubbub.terminal.run;

/** Which of its two outputs a program wrote to. */
public enum Source {
  STDOUT, STDERR
}
