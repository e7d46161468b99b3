package hubbub.terminal.run;

import java.util.List;

/** Commands whose processes try to outlive them. Each says when it is ready. */
final class Stubborn {
  static final List<String> COMMANDS = List.of(
      "echo ready; sleep 1000",
      "trap '' HUP INT TERM; echo ready; while :; do sleep 1000; done",
      "nohup sleep 1000 >/dev/null 2>&1 </dev/null & echo ready; sleep 1000",
      "setsid sh -c 'echo ready; sleep 1000; :' & wait",
      "setsid sh -c 'trap \"\" HUP TERM; echo ready >&3; while :; do sleep 1000; done' 3>&1 & wait",
      "env -i sleep 1000 & env -i setsid sleep 1000 & echo ready; wait",
      "set -m; sleep 1000 & sh -c 'kill -STOP $$' & echo ready; wait",
      "sh -c 'sleep 1000 | sleep 1000 | sleep 1000' & echo ready; exec sleep 1000",
      "while :; do sh -c 'sleep 0.1; :' & sleep 0.05; done & echo ready; wait");

  /** A command that ends and leaves something behind. */
  static final String LEAVING = "(setsid sleep 1000 >/dev/null 2>&1 </dev/null &) ; echo ready";

  private Stubborn() {}

  static Recorded start(Session session, String command) {
    return Recorded.started(session, CommandRequest.plain(command)).says("ready");
  }
}
