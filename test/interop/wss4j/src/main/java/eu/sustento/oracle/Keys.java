package eu.sustento.oracle;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/** Keys and certificates of a job, as WSS4J wants them. */
final class Keys {
  static final String PASSWORD = "changeit";
  static final CallbackHandler PASSWORDS =
      callbacks -> {
        for (Callback callback : callbacks) ((WSPasswordCallback) callback).setPassword(PASSWORD);
      };

  /** A store with the certificate of an owner ("signer" or "recipient"), and with its key where that is there. */
  static Crypto of(Path folder, String owner) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Certificate certificate = certificate(folder.resolve(owner + "-cert.pem"));
    Path key = folder.resolve(owner + "-key.pem");
    if (Files.exists(key)) {
      String algorithm = certificate.getPublicKey().getAlgorithm();
      store.setKeyEntry(owner, privateKey(key, algorithm), PASSWORD.toCharArray(), new Certificate[] {certificate});
    } else {
      store.setCertificateEntry(owner, certificate);
    }
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    return crypto;
  }

  private static Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey privateKey(Path file, String algorithm) throws Exception {
    String base64 = Files.readString(file).replaceAll("-----[^-]+-----|\\s", "");
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
  }

  private Keys() {}
}
