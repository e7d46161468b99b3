package hubbub.contractdoc;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Javadoc of a folder of sources, as the JDK's own compiler reads it. Things are named as links name them:
 * {@code hubbub.contract.rooms} a package, {@code hubbub.contract.rooms.Say} a type, {@code …RoomsApi#SAY} a member,
 * {@code …Say#room} a field of a record or a parameter of it.
 */
final class Sources {
  private final Map<String, Words> words = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> imports = new HashMap<>();

  /** Reads all sources below a folder; they are parsed and not compiled. */
  Sources(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
          manager.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      List<Reading> readings = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Reading reading = new Reading(trees);
        reading.scan(unit, null);
        readings.add(reading);
      }
      readings.forEach(Reading::keep);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Returns what is said about something; nothing where nothing is. */
  Words of(String name) {
    return words.getOrDefault(name, Words.NONE);
  }

  /** Returns the names of all that is explained, in the order of the sources. */
  List<String> names() {
    return List.copyOf(words.keySet());
  }

  /** Tells whether there is something of this name. */
  private boolean known(String name) {
    return imports.containsKey(name);
  }

  /** Returns the full name of a type as it is written in another one; empty where it is none of the contract. */
  private Optional<String> resolved(String type, String within) {
    Map<String, String> imported = imports.get(within);
    int dot = type.indexOf('.');
    String first = dot < 0 ? type : type.substring(0, dot);
    Stream<String> places = Stream.of(within + "." + type, within.substring(0, within.lastIndexOf('.')) + "." + type,
        imported.getOrDefault(first, first) + (dot < 0 ? "" : type.substring(dot)), type);
    return places.filter(this::known).findFirst();
  }

  /** Reads one file: finds what is commented first, since a link may lead to what comes later. */
  private final class Reading extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final Map<String, DocCommentTree> comments = new LinkedHashMap<>();
    private final Map<String, String> imported = new HashMap<>();
    private String type = "";

    Reading(DocTrees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitPackage(PackageTree tree, Void none) {
      type = tree.getPackageName().toString();
      comment(type);
      imports.putIfAbsent(type, imported);
      return null;
    }

    @Override
    public Void visitImport(ImportTree tree, Void none) {
      String name = tree.getQualifiedIdentifier().toString();
      imported.put(name.substring(name.lastIndexOf('.') + 1), name);
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void none) {
      String outer = type;
      type = outer + "." + tree.getSimpleName();
      imports.put(type, imported);
      comment(type);
      super.visitClass(tree, none);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
      comment(type + "#" + tree.getName());
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void none) {
      comment(type + "#" + tree.getName());
      return null;
    }

    private void comment(String name) {
      DocCommentTree found = trees.getDocCommentTree(getCurrentPath());
      if (found != null) {
        comments.putIfAbsent(name, found);
      }
    }

    /** Turns what was found into words, when all types are known. */
    private void keep() {
      comments.forEach((name, comment) -> {
        Prose prose = new Prose(reference -> target(reference, name));
        words.put(name, prose.words(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param && !param.isTypeParameter()) {
            words.put(name + (name.contains("#") ? "/" : "#") + param.getName(), prose.words(param.getDescription()));
          }
        }
      });
    }

    private String target(String reference, String from) {
      String within = from.replaceFirst("#.*", "");
      String member = reference.contains("#") ? reference.substring(reference.indexOf('#')) : "";
      String named = reference.replaceFirst("#.*", "");
      return (named.isEmpty() ? within : resolved(named, within).orElse(named)) + member;
    }
  }
}
