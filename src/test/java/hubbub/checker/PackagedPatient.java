package hubbub.checker;

import hubbub.testing.PackagedHub;

/** The packaged hub as a process of its own: it can be stopped and killed. */
record PackagedPatient(PackagedHub hub) implements Patient {
  @Override
  public int http() {
    return hub.http();
  }

  @Override
  public int tcp() {
    return hub.tcp();
  }

  @Override
  public void suffer(Trouble trouble) {
    switch (trouble) {
      case STOP -> {
        int code = hub.stop();
        if (code != 0) {
          throw new AssertionError("the hub ended with " + code + " when it was asked to stop");
        }
        hub.start();
      }
      case KILL -> {
        hub.kill();
        hub.start();
      }
      default -> throw new IllegalArgumentException(trouble.toString());
    }
  }
}
