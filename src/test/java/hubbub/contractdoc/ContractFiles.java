package hubbub.contractdoc;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that are made of the contract. */
final class ContractFiles {
  static final Path FOLDER = Path.of("webroot", "contract");
  private static final int WIDTH = 120;

  private ContractFiles() {}

  /** Returns what should be in which file. */
  static Map<Path, String> made(Contract contract) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(FOLDER.resolve("index.html"), new Page(contract).html());
    files.put(FOLDER.resolve("asyncapi.json"), new Layout(WIDTH).text(new AsyncApi(contract).document()) + "\n");
    return files;
  }
}
