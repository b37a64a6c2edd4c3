package eu.sustento.dss;

import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** The signature library of the European Commission, which is inside the connector, as a judge and as a signer. */
public final class Dss {
  private static final String DIGEST = "SHA-256";

  /** validate CERTIFICATE FILE... | enveloped SHA-1|SHA-256 KEY CERTIFICATE IN OUT | container KEY CERTIFICATE IN OUT */
  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "validate" -> {
        for (int i = 2; i < args.length; i++) validate(new File(args[1]), new File(args[i]));
      }
      case "enveloped" -> enveloped(DigestAlgorithm.forJavaName(args[1]), args[2], args[3], args[4], args[5]);
      case "container" -> container(args[1], args[2], args[3], args[4]);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** One line for each signature: its level, whether digests and value are right, the verdict, what it covers. */
  private static void validate(File certificate, File file) {
    var validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
    validator.setCertificateVerifier(verifier(DSSUtils.loadCertificate(certificate)));
    var reports = validator.validateDocument();
    var data = reports.getDiagnosticData();
    for (String id : data.getSignatureIdList()) {
      var signature = data.getSignatureById(id);
      System.out.println(String.join(" ",
          file.getName(),
          signature.getSignatureFormat().toString(),
          signature.isSignatureIntact() ? "intact" : "broken",
          signature.isSignatureValid() ? "valid" : "invalid",
          String.valueOf(reports.getSimpleReport().getIndication(id)),
          String.valueOf(reports.getSimpleReport().getSubIndication(id)),
          "covers " + signature.getSignatureScopes().stream().map(scope -> scope.getScope().name()).toList()));
    }
  }

  private static void enveloped(DigestAlgorithm digest, String key, String certificate, String in, String out)
      throws Exception {
    var parameters = new XAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
    parameters.setSignaturePackaging(SignaturePackaging.ENVELOPED);
    parameters.setDigestAlgorithm(digest);
    parameters.setSigningCertificate(DSSUtils.loadCertificate(new File(certificate)));
    var service = new XAdESService(new CommonCertificateVerifier());
    var document = new FileDocument(in);
    ToBeSigned data = service.getDataToSign(document, parameters);
    var value = sign(key, parameters.getSignatureAlgorithm(), data);
    save(service.signDocument(document, parameters, value), out);
  }

  private static void container(String key, String certificate, String in, String out) throws Exception {
    var parameters = new ASiCWithXAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.XAdES_BASELINE_B);
    parameters.aSiC().setContainerType(ASiCContainerType.ASiC_S);
    parameters.setDigestAlgorithm(DigestAlgorithm.forJavaName(DIGEST));
    parameters.setSigningCertificate(DSSUtils.loadCertificate(new File(certificate)));
    var service = new ASiCWithXAdESService(new CommonCertificateVerifier());
    var document = new FileDocument(in);
    ToBeSigned data = service.getDataToSign(document, parameters);
    var value = sign(key, parameters.getSignatureAlgorithm(), data);
    save(service.signDocument(document, parameters, value), out);
  }

  private static CommonCertificateVerifier verifier(CertificateToken trusted) {
    var source = new CommonTrustedCertificateSource();
    source.addCertificate(trusted);
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(source);
    return verifier;
  }

  private static SignatureValue sign(String keyFile, SignatureAlgorithm algorithm, ToBeSigned data) throws Exception {
    var spec = new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(keyFile)));
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(spec);
    var signature = Signature.getInstance(algorithm.getJCEId());
    signature.initSign(key);
    signature.update(data.getBytes());
    return new SignatureValue(algorithm, signature.sign());
  }

  private static void save(DSSDocument document, String out) throws Exception {
    document.save(out);
  }
}
