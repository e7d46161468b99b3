package hubbub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import hubbub.contract.ErrorCode;
import hubbub.contract.auth.Account;
import hubbub.contract.auth.AccountQuery;
import hubbub.contract.auth.AuthApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountListIT {
  @TempDir
  private Path folder;
  private AuthRig rig;

  @BeforeEach
  void start() {
    rig = AuthRig.started(folder);
    List.of("Zoe", "ann", "Émile", "Ben").forEach(name -> rig.register(name, "pw"));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  @DisplayName("All accounts come by name, page by page, each once, as they were registered")
  void all_comePageByPage() {
    List<String> names = new ArrayList<>();
    String after = "";
    List<Account> page;
    do {
      page = rig.ask(AuthApi.ACCOUNTS, new AccountQuery(List.of(), after, 2)).accounts();
      page.forEach(account -> names.add(account.name()));
      after = names.getLast();
    } while (page.size() == 2);
    assertThat(names).containsExactly("admin", "ann", "Ben", "Zoe", "Émile");
  }

  @Test
  @DisplayName("Accounts asked for by name come in that order and once; unknown and impossible names are left out")
  void named_comeInOrder() {
    List<String> asked = List.of("zoe", "nobody", "ANN", "Zoe", "\u0007", "");
    assertThat(rig.ask(AuthApi.ACCOUNTS, AccountQuery.of(asked)).accounts()).extracting(Account::name)
        .containsExactly("Zoe", "ann");
  }

  @Test
  @DisplayName("More names than an answer may hold are refused")
  void tooManyNames_areRefused() {
    rig.refused(ErrorCode.BAD_REQUEST, AuthApi.ACCOUNTS, AccountQuery.of(Collections.nCopies(1_001, "ann")));
  }
}
