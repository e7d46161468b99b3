package hubbub.terminal.run;

import hubbub.process.PollSet;

/** Something between a command and the hub that bytes pass through. Served by the command's own thread. */
interface Channel extends AutoCloseable {
  /** Says what to wait for, before each wait. */
  void prepare(PollSet set);

  /** Does what has become possible. */
  void serve(PollSet set);

  @Override
  void close();
}
