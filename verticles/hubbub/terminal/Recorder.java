package hubbub.terminal;

import java.nio.ByteBuffer;

/** Records what a command says. Used by the command's own thread only, which it may block. */
interface Recorder {
  /** Records nothing. */
  Recorder NONE = new Recorder() {
    @Override
    public String name() {
      return "";
    }

    @Override
    public void output(ByteBuffer bytes) {}

    @Override
    public void close() {}
  };

  /** Returns what the recording is called; empty = there is none. May be asked for on any thread. */
  String name();

  /** Records output, which came just now. */
  void output(ByteBuffer bytes);

  /** The command has ended. */
  void close();
}
