package hubbub.launch;

import hubbub.conf.ConfException;
import hubbub.conf.ConfFile;
import hubbub.launch.cluster.Cluster;
import hubbub.launch.cluster.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.cli.CLI;
import io.vertx.core.cli.CLIException;
import io.vertx.core.cli.CommandLine;
import io.vertx.core.cli.annotations.Name;
import io.vertx.core.cli.annotations.Summary;
import io.vertx.core.impl.launcher.commands.RunCommand;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.launcher.DefaultCommandFactory;
import io.vertx.core.spi.launcher.ExecutionContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code run}. It differs from Vert.x's own in this: options it does not know are refused (the original
 * takes them for arguments and goes on), a configuration that is missing or broken ends the start (the original logs it
 * and goes on without), a failed start is explained and ends the process, and signals stop in order.
 */
@Name("run")
@Summary("Starts a verticle by its class name or its source file, .java or .groovy, or by prefix:name where the factory"
    + " of another language is in lib/.")
final class RunHub extends RunCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RunHub.class);
  /** They need a second way to deploy, which would go round the supervisor, or are said in conf/cluster.json. */
  private static final Set<String> LEFT_OUT = Set.of("ha", "hagroup", "quorum", "redeploy", "onRedeploy", "on-redeploy",
      "redeploy-scan-period", "redeploy-grace-period", "redeploy-termination-period", "cluster-host", "cluster-port",
      "cluster-public-host", "cluster-public-port");
  /** The environment variable that names another file than {@code conf/cluster.json}. */
  private static final String CLUSTER = "HUBBUB_CLUSTER";

  private Cluster cluster;

  @Override
  public void setUp(ExecutionContext context) {
    super.setUp(context);
    CommandLine line = context.commandLine();
    for (String name : LEFT_OUT) {
      if (line.isSeenInCommandLine(context.cli().getOption(name))) {
        throw new CLIException("the option -" + name + " of Vert.x is not supported");
      }
    }
    for (String argument : line.allArguments()) {
      if (argument.startsWith("-")) {
        throw new CLIException("there is no option '" + argument + "'");
      }
    }
    if (line.allArguments().size() > 1) {
      throw new CLIException("one verticle is enough, but there is also '" + line.allArguments().get(1) + "'");
    }
  }

  @Override
  protected JsonObject getConfiguration() {
    if (config == null) {
      return new JsonObject();
    }
    if (config.startsWith("{")) {
      return ConfFile.parse("The text after -conf", config);
    }
    return read(config);
  }

  private static JsonObject read(String file) {
    Path given = Path.of(file);
    String home = System.getProperty("hubbub.home", "");
    if (given.isAbsolute() || Files.exists(given) || home.isEmpty()) {
      return ConfFile.read(given);
    }
    Path installed = Path.of(home, file);
    if (!Files.exists(installed)) {
      throw new StartFailure(ExitCode.WRONG_CONFIGURATION, "There is no configuration file " + given + ", neither in "
          + Path.of("").toAbsolutePath() + " nor where Hubbub is installed, in " + home + ".");
    }
    return ConfFile.read(installed);
  }

  @Override
  protected void beforeStartingVertx(VertxOptions options) {
    options.setPreferNativeTransport(true);
    if (isClustered()) {
      String file = Objects.requireNonNullElse(System.getenv(CLUSTER), "conf/cluster.json");
      cluster = new Cluster(ClusterConfig.from(read(file)), Usage.release());
      cluster.settle(options.getEventBusOptions());
    }
  }

  @Override
  protected Future<Vertx> createClustered(VertxBuilder builder) {
    return super.createClustered(builder.withClusterManager(cluster.manager()))
        .compose(joined -> cluster.misfit().<Future<Vertx>>map(why ->
            joined.close().transform(closed -> Future.failedFuture(new StartFailure(ExitCode.FAILED, why))))
            .orElseGet(() -> Future.succeededFuture(joined)))
        .onSuccess(joined -> LOG.info("cluster.joined nodes={}", cluster.size()))
        .recover(cause -> {
          LOG.debug("cluster.failed", cause);
          endElsewhere(new StartFailure(ExitCode.FAILED, "the cluster could not be joined: " + Sentences.of(cause)));
          // Vert.x would log the failure with its stack trace and go on.
          return Promise.<Vertx>promise().future();
        });
  }

  @Override
  protected void deploy() {
    if (classpath != null) {
      deploymentOptions.setClassLoader(createClassloader());
    } else {
      SourceFile.of(mainVerticle).ifPresent(source -> {
        deploymentOptions.setClassLoader(source.loader());
        mainVerticle = source.name();
      });
    }
    Promise<String> deployed = Promise.promise();
    OrderlyStop stop = new OrderlyStop(vertx, deployed.future());
    // Before the start: a signal must not find the JVM's own way, which waits two minutes for a verticle that hangs.
    stop.listen();
    vertx.deployVerticle(mainVerticle, deploymentOptions).onComplete(deployed);
    deployed.future()
        .onSuccess(id -> {
          LOG.info("launch.started verticle={} native_transport={} ms={}", mainVerticle,
              vertx.isNativeTransportEnabled(), sinceStart());
          Greeting.print(vertx);
        })
        .onFailure(cause -> {
          if (!stop.hasBegun()) {
            failed(cause);
          }
        });
  }

  /** Since the process began, not only this class: what a person waits for. */
  private static long sinceStart() {
    return ProcessHandle.current().info().startInstant()
        .map(start -> Duration.between(start, Instant.now()).toMillis()).orElse(-1L);
  }

  private void failed(Throwable cause) {
    LOG.debug("launch.failed verticle={}", mainVerticle, cause);
    for (Throwable next = cause; next != null; next = next.getCause()) {
      if (next instanceof ConfException wrong) {
        endElsewhere(StartFailure.of(wrong));
        return;
      }
    }
    endElsewhere(new StartFailure(ExitCode.FAILED, Sentences.ofFailedStart(mainVerticle, cause)));
  }

  private void endElsewhere(StartFailure failure) {
    new Thread(() -> {
      if (vertx != null) {
        OrderlyStop.close(vertx);
      }
      HubLauncher.end(failure);
    }, "launch-end").start();
  }

  /** Describes the command without the options that are left out. */
  static final class Factory extends DefaultCommandFactory<RunHub> {
    Factory() {
      super(RunHub.class, RunHub::new);
    }

    @Override
    public CLI define() {
      CLI cli = super.define();
      LEFT_OUT.forEach(name -> cli.getOption(name).setHidden(true));
      return cli;
    }
  }
}
