package hubbub;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A module's source in Java that could not be deployed. Vert.x tells whoever deploys it only that it was not compiled,
 * and what is wrong with it to the log.
 *
 * @param folder the folder of modules
 * @param file the source within it
 */
record JavaSource(Path folder, String file) {
  /** Returns the first mistake in it or in the sources it needs, with its file and line; blocks. */
  Optional<String> mistake() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      return Optional.of("There is no compiler here: the hub does not run on a JDK.");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-proc:none", "-implicit:none", "-sourcepath", folder.toString(),
          "-classpath", System.getProperty("java.class.path"));
      ((JavacTask) compiler.getTask(null, files, found, options, null,
          files.getJavaFileObjects(folder.resolve(file)))).analyze();
    }
    return found.getDiagnostics().stream().filter(one -> one.getKind() == Diagnostic.Kind.ERROR).findFirst()
        .map(JavaSource::told);
  }

  private static String told(Diagnostic<? extends JavaFileObject> mistake) {
    String place = mistake.getSource() == null ? ""
        : Path.of(mistake.getSource().getName()).getFileName() + ":" + mistake.getLineNumber() + ": ";
    return place + mistake.getMessage(Locale.ENGLISH).replaceAll("\\s*\\R\\s*", "; ");
  }
}
