package eu.sustento.oracle;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.crypto.SecretKey;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.util.KeyUtils;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.w3c.dom.Document;

/** Signs header, body and parts; then encrypts the parts. */
final class Secure {
  private static final Map<String, Integer> REFERENCES =
      Map.of(
          "bst", WSConstants.BST_DIRECT_REFERENCE,
          "path", WSConstants.BST_DIRECT_REFERENCE,
          "issuerSerial", WSConstants.ISSUER_SERIAL,
          "ski", WSConstants.SKI_KEY_IDENTIFIER,
          "thumbprint", WSConstants.THUMBPRINT_IDENTIFIER,
          "certificate", WSConstants.X509_KEY_IDENTIFIER);

  static void secure(Document document, Parts parts, Path folder, Properties job) throws Exception {
    WSSecHeader header = new WSSecHeader(document);
    header.insertSecurityHeader();
    sign(document, header, parts, Keys.of(folder, "signer"), job);
    if (parts.size() > 0) encrypt(document, header, parts, Keys.of(folder, "recipient"), job);
  }

  private static void sign(Document document, WSSecHeader header, Parts parts, Crypto crypto, Properties job)
      throws Exception {
    WSSecSignature signature = new WSSecSignature(header);
    signature.setUserInfo("signer", Keys.PASSWORD);
    signature.setKeyIdentifierType(REFERENCES.get(job.getProperty("tokenReference")));
    signature.setUseSingleCertificate(!"path".equals(job.getProperty("tokenReference")));
    signature.setSignatureAlgorithm(job.getProperty("signature"));
    signature.setDigestAlgo(WSConstants.SHA256);
    signature.setSigCanonicalization(WSConstants.C14N_EXCL_OMIT_COMMENTS);
    signature.setAttachmentCallbackHandler(parts);
    signature.getParts().add(new WSEncryptionPart("Messaging", Oracle.EB, "Content"));
    signature.getParts().add(new WSEncryptionPart("Body", Oracle.SOAP, "Content"));
    if (parts.size() > 0) signature.getParts().add(new WSEncryptionPart("cid:Attachments", "Content"));
    signature.build(crypto);
  }

  private static void encrypt(Document document, WSSecHeader header, Parts parts, Crypto crypto, Properties job)
      throws Exception {
    WSSecEncrypt encryption = new WSSecEncrypt(header);
    encryption.setUserInfo("recipient");
    encryption.setKeyIdentifierType(REFERENCES.get(job.getProperty("tokenReference")));
    encryption.setSymmetricEncAlgorithm(WSConstants.AES_128_GCM);
    String agreement = job.getProperty("keyAgreement", "");
    if (agreement.isEmpty()) {
      encryption.setKeyEncAlgo(WSConstants.KEYTRANSPORT_RSAOAEP_XENC11);
      encryption.setMGFAlgorithm(WSConstants.MGF_SHA256);
      encryption.setDigestAlgorithm(WSConstants.SHA256);
    } else {
      encryption.setKeyEncAlgo(WSConstants.KEYWRAP_AES128);
      encryption.setKeyAgreementMethod(agreement);
    }
    encryption.setAttachmentCallbackHandler(parts);
    encryption.getParts().add(new WSEncryptionPart("cid:Attachments", "Content"));
    SecretKey key = KeyUtils.getKeyGenerator(WSConstants.AES_128_GCM).generateKey();
    encryption.build(crypto, key);
  }

  private Secure() {}
}
