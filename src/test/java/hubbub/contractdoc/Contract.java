package hubbub.contractdoc;

import hubbub.contract.CloseReason;
import hubbub.contract.ErrorCode;
import hubbub.contract.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All of the contract: the nouns in the order of their names, at the end what they have in common.
 *
 * @param sources what is said about everything
 * @param nouns its parts
 */
record Contract(Sources sources, List<Noun> nouns) {
  private static final Path SOURCES = Path.of("verticles", "hubbub", "contract");
  private static final Path SAMPLES = Path.of("src", "test", "resources", "contract");
  /** These have tables of their own. */
  private static final Set<Class<?>> TABLES = Set.of(ErrorCode.class, CloseReason.class, CloseReason.Advice.class);

  /** Reads the contract of this working directory. */
  static Contract read() {
    Sources sources = new Sources(SOURCES);
    Finder finder = new Finder(sources);
    Map<String, Noun> nouns = new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(name -> name));
    for (String name : sources.names()) {
      type(name).filter(type -> !TABLES.contains(type)).ifPresent(type -> {
        Noun noun = nouns.computeIfAbsent(Names.of(type.getPackageName()), Contract::empty);
        List<Conversation> found = finder.conversations(type);
        noun.conversations().addAll(found);
        if (type.getSimpleName().endsWith("Api")) {
          noun.apis().add(type);
        } else if (type.isEnum()) {
          noun.choices().add(type);
        } else if (type.isRecord() && Message.class.isAssignableFrom(type)) {
          noun.messages().add(Reader.of(SAMPLES, type));
        } else if (type.isRecord() && !type.getPackageName().equals("hubbub.contract")) {
          noun.others().add(type);
        }
      });
    }
    return new Contract(sources, List.copyOf(nouns.values()));
  }

  /** Returns all conversations. */
  List<Conversation> conversations() {
    return nouns.stream().flatMap(noun -> noun.conversations().stream()).toList();
  }

  /** Returns all messages. */
  List<Reader> messages() {
    return nouns.stream().flatMap(noun -> noun.messages().stream()).toList();
  }

  /** Returns the sample of a message. */
  Reader message(Class<?> type) {
    return messages().stream().filter(one -> one.type() == type).findFirst().orElseThrow();
  }

  private static Noun empty(String name) {
    return new Noun(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
        new ArrayList<>());
  }

  /** Returns the type of this name; empty where it names a package or a member. */
  private static Optional<Class<?>> type(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (name.contains("#") || !Character.isUpperCase(last.charAt(0))) {
      return Optional.empty();
    }
    String binary = name.replaceAll("(?<=[.][A-Z]\\w{0,99})[.]", "\\$");
    try {
      return Optional.of(Class.forName(binary));
    } catch (ClassNotFoundException problem) {
      throw new IllegalStateException("in the sources and not compiled: " + name, problem);
    }
  }
}
