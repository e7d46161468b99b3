package hubbub.terminal.shell;

import hubbub.terminal.shell.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads lists of pipelines: a whole command, the contents of a substitution, or of a compound command. Each list that
 * lies in another is read by a call within a call; {@link Source#deeper} limits them.
 */
final class Commands {
  private static final Set<String> CLOSERS = Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private final Source source;
  private final boolean substituted;
  private final Tokens tokens;
  private final SimpleCommands simple;
  private final Compounds compounds;

  Commands(Source source, Pairs pairs, boolean substituted) {
    this.source = source;
    this.substituted = substituted;
    this.tokens = new Tokens(source, pairs, substituted);
    this.simple = new SimpleCommands(tokens);
    this.compounds = new Compounds(source, tokens, this, simple);
  }

  /** Reads the whole source. */
  CommandLine topLevel() {
    List<Pipeline> pipelines = new ArrayList<>();
    List<Join> joins = new ArrayList<>();
    int pipes = 0;
    tokens.skipNewlines(Mode.COMMAND);
    while (!tokens.peek().is(Kind.END)) {
      Pipeline pipeline = pipeline(pipes);
      pipelines.add(pipeline);
      pipes += pipeline.pipes().size();
      if (!tokens.peek().is(Kind.END)) {
        joins.add(join());
      }
    }
    return new CommandLine(source.text(0, source.length()), pipelines, joins, source.innerPipes(), source.endsOpen());
  }

  private Join join() {
    Token token = tokens.peek();
    Join.Kind kind = switch (token.kind()) {
      case AND -> Join.Kind.AND;
      case OR -> Join.Kind.OR;
      case SEMICOLON, NEWLINE -> Join.Kind.NEXT;
      case AMPERSAND -> Join.Kind.BACKGROUND;
      default -> throw tokens.unexpected();
    };
    tokens.next();
    tokens.skipNewlines(Mode.COMMAND);
    if ((kind == Join.Kind.AND || kind == Join.Kind.OR) && tokens.peek().is(Kind.END)) {
      throw tokens.unexpected();
    }
    return new Join(kind, token.start(), token.end());
  }

  /** Reads on behind the bracket of a substitution to behind the one that closes it. */
  void substitution(int start) {
    Token opener = new Token(Kind.OPEN, start, start + 1, "(");
    tokens.skipNewlines(Mode.COMMAND);
    if (!tokens.peek().is(Kind.CLOSE)) {
      pipelines();
    }
    tokens.requireClose(opener);
    tokens.readHereDocuments();
  }

  /** Reads one or more pipelines, to before what cannot begin another. */
  void list() {
    source.deeper(source.at());
    tokens.skipNewlines(Mode.COMMAND);
    pipelines();
    source.shallower();
  }

  private void pipelines() {
    do {
      source.countInnerPipes(pipeline(0).pipes().size());
    } while (goesOn());
  }

  private boolean goesOn() {
    return switch (tokens.peek().kind()) {
      case AND, OR -> {
        tokens.next();
        tokens.skipNewlines(Mode.COMMAND);
        yield true;
      }
      case SEMICOLON, AMPERSAND, NEWLINE -> {
        tokens.next();
        tokens.skipNewlines(Mode.COMMAND);
        yield !isClosed();
      }
      default -> false;
    };
  }

  /** Tells whether what comes now ends a list. */
  boolean isClosed() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case END, CLOSE, CASE_END -> true;
      case WORD -> CLOSERS.contains(token.text());
      default -> false;
    };
  }

  private Pipeline pipeline(int firstPipe) {
    int start = tokens.peek().start();
    List<Stage> stages = new ArrayList<>();
    List<Pipe> pipes = new ArrayList<>();
    if (!prefixes() || !isNothing()) {
      stages.add(stage());
    }
    while (tokens.peek().is(Kind.PIPE)) {
      Token pipe = tokens.next();
      pipes.add(new Pipe(firstPipe + pipes.size(), pipe.start(), pipe.end(), pipe.text().equals("|&")));
      tokens.expect(Mode.LEADING);
      tokens.skipNewlines(Mode.LEADING);
      stages.add(stage());
    }
    return new Pipeline(start, stages, pipes);
  }

  /** Reads what concerns the whole pipeline, and tells whether there is any. */
  private boolean prefixes() {
    boolean some = false;
    while (true) {
      if (tokens.accept("time")) {
        tokens.accept("-p");
        tokens.accept("--");
      } else if (!tokens.accept("!")) {
        return some;
      }
      some = true;
    }
  }

  private boolean isNothing() {
    return switch (tokens.peek().kind()) {
      case SEMICOLON, AMPERSAND, NEWLINE, END -> true;
      // Some versions of bash take time for a command's name directly behind $(, and so accept these too.
      case PIPE, AND, OR, CLOSE -> substituted;
      default -> false;
    };
  }

  private Stage stage() {
    Token first = tokens.peek();
    if (first.is("function")) {
      compounds.function();
    } else if (first.is("coproc")) {
      compounds.coprocess();
    } else if (!compounds.accept()) {
      simpleOrFunction(first);
    }
    return new Stage(first.start(), tokens.end(), source.text(first.start(), tokens.end()));
  }

  private void simpleOrFunction(Token first) {
    if (isClosed() || first.is("!") || first.is("in") || first.is("]]")) {
      throw tokens.unexpected();
    }
    if (simple.read() && tokens.peek().is(Kind.OPEN)) {
      compounds.functionBehindName();
    }
  }
}
