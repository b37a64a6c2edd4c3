package eu.sustento.oracle;

import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.w3c.dom.Document;

/**
 * Secures SOAP envelopes with parts, and opens secured ones, with Apache WSS4J and none of our code.
 *
 * <pre>java eu.sustento.oracle.Oracle FOLDER...</pre>
 *
 * A folder has `job.properties` (do=open or do=secure, and for the latter signature, keyAgreement, tokenReference), the
 * envelope `soap.xml`, parts `part-0`, ... with their ids and media types in the properties, and keys and certificates
 * in PEM: `signer-cert.pem`, `recipient-cert.pem` and whichever key the work needs. The result is written beside:
 * `out.xml`, `out-0`, ... For each folder one line says "ok" or what went wrong.
 */
public class Oracle {
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String EB = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";

  public static void main(String[] folders) {
    Logger.getLogger("org.apache.xml.security").setLevel(Level.SEVERE);
    WSSConfig.init();
    for (String name : folders) {
      Path folder = Path.of(name);
      try {
        work(folder);
        System.out.println("ok");
      } catch (Exception e) {
        System.out.println("failed: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
      }
    }
  }

  private static void work(Path folder) throws Exception {
    Properties job = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("job.properties"))) {
      job.load(in);
    }
    Parts parts = Parts.read(folder, job);
    Document document = Xml.parse(Files.readAllBytes(folder.resolve("soap.xml")));
    if ("secure".equals(job.getProperty("do"))) Secure.secure(document, parts, folder, job);
    else Open.open(document, parts, folder);
    parts.write(folder);
    try (OutputStream out = new FileOutputStream(folder.resolve("out.xml").toFile())) {
      TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
    }
  }
}
