package hubbub.process;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user of the operating system, as whom programs run. */
public record OsUser(String name, int uid, int gid, String home, String shell) {
  private static final String SETPRIV = Programs.find("setpriv").orElse("/usr/bin/setpriv");
  // getpwnam answers in memory of its own, the same for all.
  private static final Object TURN = new Object();

  /** Returns the user as whom the hub itself runs. */
  public static OsUser ofTheHub() {
    int uid = Libc.geteuid();
    synchronized (TURN) {
      return read(Libc.getpwuid(uid)).orElse(new OsUser(Integer.toString(uid), uid, uid, "/", "/bin/sh"));
    }
  }

  /** Returns the user of a name, if there is one. */
  public static Optional<OsUser> named(String name) {
    synchronized (TURN) {
      return name.indexOf('\0') < 0 ? read(Libc.getpwnam(name)) : Optional.empty();
    }
  }

  // struct passwd: name, password, uid, gid, comment, home, shell.
  private static Optional<OsUser> read(long address) {
    if (address == 0) {
      return Optional.empty();
    }
    Pointer entry = new Pointer(address);
    return Optional.of(new OsUser(entry.getPointer(0).getString(0), entry.getInt(16), entry.getInt(20),
        entry.getPointer(32).getString(0), entry.getPointer(40).getString(0)));
  }

  /** Returns what a login sets: HOME, USER, LOGNAME, SHELL and PATH. Nothing of the hub's own environment is in it. */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("HOME", home);
    variables.put("USER", name);
    variables.put("LOGNAME", name);
    variables.put("SHELL", shell);
    variables.put("PATH", uid == 0 ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        : "/usr/local/bin:/usr/bin:/bin");
    return variables;
  }

  /** Tells whether the hub runs as this user. */
  public boolean isTheHub() {
    return uid == Libc.geteuid();
  }

  /**
   * Returns what a program's command line begins with so that it runs as this user: nothing for the hub's own. For
   * another user the hub has to be root, and {@code setpriv} of util-linux has to be there.
   */
  public List<String> switching() {
    obstacle().ifPresent(reason -> {
      throw new CannotRun(reason);
    });
    return isTheHub() ? List.of() : List.of(SETPRIV, "--reuid=" + uid, "--regid=" + gid, "--init-groups",
        "--inh-caps=-all", "--");
  }

  /** Returns why programs cannot run as this user, if they cannot. */
  public Optional<String> obstacle() {
    if (isTheHub()) {
      return Optional.empty();
    }
    if (Libc.geteuid() != 0) {
      return Optional.of("the hub has to be root to run programs as " + name);
    }
    return Files.isExecutable(Path.of(SETPRIV)) ? Optional.empty()
        : Optional.of("setpriv is missing, which runs programs as " + name);
  }

  /** Gives a file of the hub to this user. */
  public void own(String path) throws IOException {
    if (!isTheHub()) {
      Descriptor.checked(Libc.chown(path, uid, gid), "chown " + path);
    }
  }
}
