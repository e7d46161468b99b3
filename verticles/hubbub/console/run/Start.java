package hubbub.console.run;

import hubbub.process.CannotRun;
import hubbub.process.Child;
import hubbub.process.Descriptor;
import hubbub.process.Keeper;
import hubbub.process.Pipe;
import hubbub.process.Programs;
import hubbub.process.Raw;
import hubbub.process.Resource;
import hubbub.process.Spawn;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is of a console that was started.
 *
 * @param mark what the environment of its processes contains, and of no others
 * @param keeper who ends what it leaves
 * @param child its process
 * @param output what comes from its outputs
 */
record Start(String mark, Keeper keeper, Child child, Descriptor output) implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Starts one. Blocks for some milliseconds. */
  static Start of(Launch launch) throws IOException {
    if (Stream.concat(launch.words().stream(), launch.environment().values().stream())
        .anyMatch(one -> one.indexOf('\0') >= 0)) {
      throw new CannotRun("The command line or environment of a console has a NUL in it.");
    }
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    String mark = Keeper.MARK + "=" + HexFormat.of().formatHex(random);
    Keeper keeper = new Keeper(launch.user(), mark, "", launch.patience());
    try {
      return of(launch, mark, keeper);
    } catch (IOException failure) {
      keeper.close();
      throw failure;
    }
  }

  private static Start of(Launch launch, String mark, Keeper keeper) throws IOException {
    Pipe pipe = Pipe.open();
    try (Descriptor input = pipe.in(); Spawn spawn = new Spawn()) {
      pipe.out().prepare();
      spawn.open(0, "/dev/null").copy(input.number(), 1).copy(input.number(), 2);
      return new Start(mark, keeper, new Child(spawn.start(arguments(launch), environment(launch, mark))), pipe.out());
    } catch (IOException failure) {
      pipe.close();
      throw failure;
    }
  }

  private static List<String> arguments(Launch launch) {
    // At home, as a login does; those who have none are at the root.
    String script = "umask 077; cd -- \"$HOME\" 2>/dev/null || cd /; unset OLDPWD; "
        + Resource.commands(launch.limits()) + "exec -- \"$@\"";
    List<String> arguments = new ArrayList<>(launch.user().switching());
    arguments.addAll(List.of(Programs.BASH, "--norc", "--noprofile", "-c", script, "console"));
    launch.words().forEach(word -> arguments.add(Raw.of(word)));
    return arguments;
  }

  private static Map<String, String> environment(Launch launch, String mark) {
    Map<String, String> environment = new LinkedHashMap<>();
    launch.user().environment().forEach((name, value) -> environment.put(name, Raw.of(value)));
    // Without it many a program, Java's too, would not understand a name that is not ASCII.
    environment.put("LANG", "C.UTF-8");
    launch.environment().forEach((name, value) -> environment.put(Raw.of(name), Raw.of(value)));
    environment.put(Keeper.MARK, mark.substring(Keeper.MARK.length() + 1));
    return environment;
  }

  /** Ends whatever is left of it, and waits until that has ended. Blocks, for long where something resists. */
  @Override
  public void close() {
    keeper.close();
    child.close();
    output.close();
  }
}
