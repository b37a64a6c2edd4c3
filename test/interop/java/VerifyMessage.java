import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Verifies an AS4 message or receipt as it went over the wire, with the XML signature code of the JDK and none of ours.
 *
 *     java VerifyMessage.java CONTENT_TYPE WIRE_FILE SIGNER_CERTIFICATE [RECIPIENT_KEY | RECEIPT_OF]
 *
 * With the certificate alone it checks the signature and the digests of header and body; with the recipient's private
 * key (PKCS8 PEM) also those of the encrypted parts. For a receipt, RECEIPT_OF is the SOAP part of the message that it
 * acknowledges (or its whole wire file): the digests of the receipt must be those of that message's signature.
 * Prints what it verified and ends with status 0, or says what failed and ends with status 1.
 */
public class VerifyMessage {
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  static final String EB = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String EBBP = "http://docs.oasis-open.org/ebxml-bp/ebbp-signals-2.0";
  static final String CONTENT_TRANSFORM =
      "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";

  record Part(String contentId, byte[] body) {}

  public static void main(String[] args) throws Exception {
    Security.addProvider(new AttachmentProvider());
    Map<String, byte[]> parts = new HashMap<>();
    byte[] soap = split(args[0], Files.readAllBytes(Path.of(args[1])), parts);
    Document document = parse(soap);
    X509Certificate signer = certificate(args[2]);
    String last = args.length > 3 ? Files.readString(Path.of(args[3]), StandardCharsets.ISO_8859_1) : "";
    boolean hasKey = last.startsWith("-----BEGIN PRIVATE KEY-----");
    if (hasKey) decrypt(document, parts, privateKey(last));
    int references = verify(document, signer, parts, hasKey);
    System.out.println("signature valid: " + signer.getSubjectX500Principal() + ", references: " + references);
    if (!hasKey && !last.isEmpty()) compareReceipt(document, parse(soapWithin(last)));
    if (hasKey) printContents(parts);
  }

  /** Checks the signature value and each reference that can be checked, and that header and body are covered. */
  static int verify(Document document, X509Certificate signer, Map<String, byte[]> parts, boolean hasKey)
      throws Exception {
    markIds(document.getDocumentElement());
    DOMValidateContext context =
        new DOMValidateContext(signer.getPublicKey(), only(document, XMLSignature.XMLNS, "Signature"));
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    context.setURIDereferencer(new Attachments(parts, factory.getURIDereferencer()));
    XMLSignature signature = factory.unmarshalXMLSignature(context);
    check(signature.getSignatureValue().validate(context), "the signature value");
    List<String> covered = new ArrayList<>();
    for (Object each : signature.getSignedInfo().getReferences()) {
      Reference reference = (Reference) each;
      if (reference.getURI().startsWith("cid:") && !hasKey) continue;
      check(reference.validate(context), "the digest of " + reference.getURI());
      covered.add(reference.getURI());
    }
    check(covered.contains("#" + only(document, EB, "Messaging").getAttributeNS(WSU, "Id")), "coverage of the header");
    check(covered.contains("#" + only(document, SOAP, "Body").getAttributeNS(WSU, "Id")), "coverage of the body");
    for (String contentId : hasKey ? parts.keySet() : Set.<String>of()) {
      check(covered.contains("cid:" + contentId), "coverage of a part");
    }
    return covered.size();
  }

  /** The digests that a receipt repeats are those of the message. */
  static void compareReceipt(Document receipt, Document message) {
    Element information = only(receipt, EBBP, "NonRepudiationInformation");
    Element signedInfo = only(message, XMLSignature.XMLNS, "SignedInfo");
    Set<String> acknowledged = digests(information);
    check(!acknowledged.isEmpty() && acknowledged.equals(digests(signedInfo)), "the digests of the receipt");
    System.out.println("receipt acknowledges: " + acknowledged.size());
  }

  static Set<String> digests(Element within) {
    NodeList references = within.getElementsByTagNameNS(XMLSignature.XMLNS, "Reference");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < references.getLength(); i++) {
      Element reference = (Element) references.item(i);
      found.add(reference.getAttribute("URI") + " " + text(reference, XMLSignature.XMLNS, "DigestValue"));
    }
    return found.stream().collect(Collectors.toSet());
  }

  /** Replaces the encrypted bodies by what they hold. */
  static void decrypt(Document document, Map<String, byte[]> parts, PrivateKey key) throws Exception {
    NodeList data = document.getElementsByTagNameNS(XENC, "EncryptedData");
    if (data.getLength() == 0) return;
    Cipher unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
    unwrap.init(
        Cipher.UNWRAP_MODE,
        key,
        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] wrapped = Base64.getMimeDecoder().decode(text(only(document, XENC, "EncryptedKey"), XENC, "CipherValue"));
    Key content = unwrap.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    for (int i = 0; i < data.getLength(); i++) {
      Element reference = (Element) ((Element) data.item(i)).getElementsByTagNameNS(XENC, "CipherReference").item(0);
      String contentId = reference.getAttribute("URI").substring("cid:".length());
      byte[] body = parts.get(contentId);
      check(body != null, "the presence of an encrypted part");
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(content.getEncoded(), "AES"), new GCMParameterSpec(128, body, 0, 12));
      parts.put(contentId, cipher.doFinal(body, 12, body.length - 12));
    }
  }

  static void printContents(Map<String, byte[]> parts) throws Exception {
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      byte[] content = new GZIPInputStream(new ByteArrayInputStream(part.getValue())).readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      System.out.println("part " + HexFormat.of().formatHex(digest) + " " + content.length);
    }
  }

  /** Splits multipart/related; returns the SOAP part and puts the others into `parts` by their content id. */
  static byte[] split(String contentType, byte[] wire, Map<String, byte[]> parts) {
    Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(contentType);
    if (!boundary.find()) return wire;
    byte[] soap = null;
    for (Part part : bodies(new String(wire, StandardCharsets.ISO_8859_1), "--" + boundary.group(1))) {
      if (soap == null) soap = part.body;
      else parts.put(part.contentId, part.body);
    }
    return soap;
  }

  static List<Part> bodies(String wire, String delimiter) {
    List<Part> found = new ArrayList<>();
    String[] sections = ("\r\n" + wire).split(Pattern.quote("\r\n" + delimiter), -1);
    for (int i = 1; i < sections.length - 1; i++) {
      int end = sections[i].indexOf("\r\n\r\n");
      Matcher id = Pattern.compile("Content-ID: <([^>]+)>").matcher(sections[i].substring(0, end));
      byte[] body = sections[i].substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
      found.add(new Part(id.find() ? id.group(1) : "", body));
    }
    return found;
  }

  static byte[] soapWithin(String wire) {
    int from = wire.indexOf("<?xml");
    int to = wire.indexOf("</S12:Envelope>") + "</S12:Envelope>".length();
    return wire.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  static Document parse(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  static void markIds(Element element) {
    NodeList children = element.getElementsByTagName("*");
    for (int i = 0; i < children.getLength(); i++) {
      Element child = (Element) children.item(i);
      if (child.hasAttributeNS(WSU, "Id")) child.setIdAttributeNS(WSU, "Id", true);
    }
  }

  static Element only(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    check(found.getLength() == 1, "exactly one " + name);
    return (Element) found.item(0);
  }

  static String text(Element within, String namespace, String name) {
    return within.getElementsByTagNameNS(namespace, name).item(0).getTextContent();
  }

  static X509Certificate certificate(String file) throws Exception {
    var in = new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
  }

  static PrivateKey privateKey(String pem) throws Exception {
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  static void check(boolean holds, String what) {
    if (holds) return;
    System.out.println("NOT VALID: " + what);
    System.exit(1);
  }

  /** Finds `cid:` references among the parts. */
  record Attachments(Map<String, byte[]> parts, URIDereferencer others) implements URIDereferencer {
    @Override
    public Data dereference(javax.xml.crypto.URIReference reference, XMLCryptoContext context)
        throws javax.xml.crypto.URIReferenceException {
      if (!reference.getURI().startsWith("cid:")) return others.dereference(reference, context);
      byte[] body = parts.get(reference.getURI().substring("cid:".length()));
      if (body == null) throw new javax.xml.crypto.URIReferenceException("a signed part is missing");
      return new OctetStreamData(new ByteArrayInputStream(body));
    }
  }

  /** Teaches the JDK the one transform of the SOAP with Attachments profile that it does not know. */
  public static final class AttachmentProvider extends Provider {
    public AttachmentProvider() {
      super("SwA", "1", "Attachment-Content-Signature-Transform");
      putService(
          new Service(
              this,
              "TransformService",
              CONTENT_TRANSFORM,
              AttachmentTransform.class.getName(),
              List.of(),
              Map.of("MechanismType", "DOM")) {
            @Override
            public Object newInstance(Object parameter) {
              return new AttachmentTransform();
            }
          });
    }
  }

  /** Changes nothing in a content that is neither XML nor text, as gzip is. */
  public static final class AttachmentTransform extends TransformService {
    @Override
    public void init(TransformParameterSpec parameters) {}

    @Override
    public void init(XMLStructure parent, XMLCryptoContext context) {}

    @Override
    public void marshalParams(XMLStructure parent, XMLCryptoContext context) {}

    @Override
    public AlgorithmParameterSpec getParameterSpec() {
      return null;
    }

    @Override
    public boolean isFeatureSupported(String feature) {
      return false;
    }

    @Override
    public Data transform(Data data, XMLCryptoContext context) {
      return data;
    }

    @Override
    public Data transform(Data data, XMLCryptoContext context, OutputStream out) throws TransformException {
      try {
        ((OctetStreamData) data).getOctetStream().transferTo(out);
        return null;
      } catch (IOException e) {
        throw new TransformException(e);
      }
    }
  }
}
