package hubbub.bridge.gateway;

import hubbub.contract.ErrorCode;
import hubbub.contract.Fault;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A password as a person types it: its rules, and what of it may go over the bus. */
final class PlainPassword {
  static final int MAX_LENGTH = 32;

  private PlainPassword() {}

  /** Returns the hash that stands for the password inside the hub; fails where no account can have such a password. */
  static Future<String> secret(String password, ErrorCode otherwise) {
    int length = password.codePointCount(0, password.length());
    boolean oneLine = password.indexOf('\n') < 0 && password.indexOf('\r') < 0;
    return length >= 1 && length <= MAX_LENGTH && oneLine
        ? Future.succeededFuture(sha256(password)) : Future.failedFuture(new Fault(otherwise));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
