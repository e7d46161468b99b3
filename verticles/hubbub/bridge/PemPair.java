package hubbub.bridge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/**
 * What the two PEM files of a listener hold. Reading and checking block, so they belong on a worker thread.
 *
 * @param certificate the content of the file with the certificate chain
 * @param key the content of the file with the private key
 */
record PemPair(Buffer certificate, Buffer key) {
  private static final byte[] SAMPLE = {1, 2, 3};

  static PemPair read(Vertx vertx, ListenerConfig.Tls files) {
    return new PemPair(
        vertx.fileSystem().readFileBlocking(files.certificate()), vertx.fileSystem().readFileBlocking(files.key()));
  }

  /**
   * Returns what a server is given; fails with a sentence where this is no certificate with its key. Whether the two
   * belong together would otherwise only show when every handshake fails.
   */
  PemKeyCertOptions checked(Vertx vertx) {
    PemKeyCertOptions options = new PemKeyCertOptions().addCertValue(certificate).addKeyValue(key);
    if (!belongTogether(manager(vertx, options))) {
      throw new IllegalArgumentException("The certificate and the key do not belong together.");
    }
    return options;
  }

  private static X509KeyManager manager(Vertx vertx, PemKeyCertOptions options) {
    try {
      return (X509KeyManager) options.getKeyManagerFactory(vertx).getKeyManagers()[0];
    } catch (Exception unreadable) {
      throw new IllegalArgumentException("There is no PEM certificate or no PEM key in the files.", unreadable);
    }
  }

  private static boolean belongTogether(X509KeyManager manager) {
    Optional<String> alias = Stream.of("EC", "RSA").map(type -> manager.getServerAliases(type, null))
        .filter(found -> found != null && found.length > 0).map(found -> found[0]).findFirst();
    return alias.filter(name -> signs(manager.getPrivateKey(name), manager.getCertificateChain(name)[0])).isPresent();
  }

  private static boolean signs(PrivateKey key, X509Certificate certificate) {
    try {
      String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException otherKinds) {
      return false;
    }
  }
}
