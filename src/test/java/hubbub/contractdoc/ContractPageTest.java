package hubbub.contractdoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The documentation of the contract that is committed; with {@code -Dcontract.write} it is written first. */
class ContractPageTest {
  @Test
  @DisplayName("Page and AsyncAPI document are those that the contract's sources and samples make")
  void files_areThoseOfTheContract() throws IOException {
    Map<Path, String> made = ContractFiles.made(Contract.read());
    if (Boolean.getBoolean("contract.write")) {
      for (Map.Entry<Path, String> file : made.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    made.forEach((file, text) -> assertThat(file)
        .as("%s is not what the contract says now. Write it anew with: make contract", file)
        .exists().content().isEqualTo(text));
  }
}
