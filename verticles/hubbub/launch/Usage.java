package hubbub.launch;

/** What the command line says of itself. */
final class Usage {
  static final String TEXT = """
      Usage: vertx run <verticle> [-conf <file>] [-cluster] [options]

        vertx run hubbub.HubVerticle -conf conf/hub.json        starts the hub
        vertx run hubbub.rooms.RoomsVerticle -conf conf/rooms.json
                                                                starts one verticle of it alone
        vertx run hubbub.HubVerticle -conf conf/hub-cluster.json -cluster
                                                                starts a node of a cluster, see conf/cluster.json
        vertx run --help                                        all options of run
        vertx --version                                         the version

      A relative configuration file is looked for in the working directory, then where Hubbub is installed.
      The first SIGTERM or SIGINT stops in order, within 30 s; a second one ends at once.

      Environment: HUBBUB_DATA             the data folder, else data/ in the working directory
                   HUBBUB_CLUSTER          another file than conf/cluster.json
                   HUBBUB_ADMIN_PASSWORD   the first admin's password, for starts without a person
                   HUBBUB_LOG_LEVEL        DEBUG, INFO, WARN or ERROR
                   HUBBUB_LOG_FORMAT       text, or json for machines: an object on each line
                   HUBBUB_LOG_CONFIG       a logback file to use instead of the one built in
                   JAVA_HOME, JAVA_OPTS    which Java (21 or newer), and options for it

      Exit codes:  0 done or stopped in order, 1 did not start or stop, 2 wrong command line, 3 wrong configuration""";

  private Usage() {}

  /** Returns the version of the hub alone. */
  static String release() {
    String version = Usage.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }

  static String version() {
    String vertx = io.vertx.core.Vertx.class.getPackage().getImplementationVersion();
    return "Hubbub " + release()
        + (vertx == null ? "" : ", Vert.x " + vertx)
        + ", Java " + Runtime.version();
  }
}
