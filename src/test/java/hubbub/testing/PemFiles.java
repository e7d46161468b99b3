package hubbub.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;

/** A certificate for 127.0.0.1 that signs itself, and its key, as the PEM files that a listener is given. */
public final class PemFiles {
  private static final String PASSWORD = "changeit";

  private final Path certificate;
  private final Path key;

  /** Names the two files in a folder; {@link #renew} writes them. */
  public PemFiles(Path folder) {
    certificate = folder.resolve("certificate.pem");
    key = folder.resolve("key.pem");
  }

  /** The file of the certificate. */
  public Path certificate() {
    return certificate;
  }

  /** The file of its key. */
  public Path key() {
    return key;
  }

  /** Makes a new pair with a key of this kind, {@code EC} or {@code RSA}, in both files; returns the certificate. */
  public X509Certificate renew(String algorithm) {
    try {
      KeyStore store = pair(algorithm);
      X509Certificate made = (X509Certificate) store.getCertificate("hub");
      replace(key, pem("PRIVATE KEY", store.getKey("hub", PASSWORD.toCharArray()).getEncoded()));
      replace(certificate, pem("CERTIFICATE", made.getEncoded()));
      return made;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Puts another content in the place of a file's, in one step, as programs that renew certificates do. */
  public static void replace(Path file, String content) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling("fresh"), content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private KeyStore pair(String algorithm) throws IOException, GeneralSecurityException {
    Path file = Files.createTempDirectory(key.getParent(), "keys").resolve("pair.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process = new ProcessBuilder(keytool, "-genkeypair", "-alias", "hub", "-keyalg", algorithm,
        "-dname", "CN=127.0.0.1", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
        .redirectErrorStream(true).redirectOutput(file.resolveSibling("keytool.log").toFile()).start();
    if (process.onExit().join().exitValue() != 0) {
      throw new AssertionError("keytool: " + Files.readString(file.resolveSibling("keytool.log")));
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
    return store;
  }

  private static String pem(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return String.format(Locale.ROOT, "-----BEGIN %s-----%n%s%n-----END %s-----%n", what, lines, what);
  }
}
