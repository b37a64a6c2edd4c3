package eu.sustento.peer;

import com.helger.json.IJson;
import com.helger.json.IJsonObject;
import com.helger.phase4.CAS4;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.crypto.AS4SigningParams;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.crypto.ECryptoKeyIdentifierType;
import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModeReceptionAwareness;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.wss.EWSSVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** A party of this access point: its keys, its security profile, the partners it knows and the services it agreed to. */
record Party(
    String name,
    String id,
    Profile profile,
    ECryptoKeyIdentifierType reference,
    IAS4CryptoFactory signing,
    IAS4CryptoFactory decryption,
    Map<String, Partner> partners,
    Set<String> services
) {
    /** What is known of a partner. */
    record Partner(String id, X509Certificate signer, X509Certificate recipient) {}

    /** The security profiles of eDelivery AS4. */
    enum Profile {
        RSA("edelivery-1.x", ECryptoAlgorithmSign.RSA_SHA_256, "RSA", "RSA"),
        EDDSA("edelivery-2.0-eddsa", ECryptoAlgorithmSign.EDDSA_ED25519, "Ed25519", "X25519"),
        ECDSA("edelivery-2.0-ecdsa", ECryptoAlgorithmSign.ECDSA_SHA_256, "EC", "EC");

        private final String id;
        private final ECryptoAlgorithmSign signature;
        private final String signKey;
        private final String decryptKey;

        Profile(String id, ECryptoAlgorithmSign signature, String signKey, String decryptKey) {
            this.id = id;
            this.signature = signature;
            this.signKey = signKey;
            this.decryptKey = decryptKey;
        }

        static Profile of(String id) {
            for (Profile profile : values()) if (profile.id.equals(id)) return profile;
            throw new IllegalArgumentException(id);
        }

        void agreeOnKeys(AS4CryptParams params) {
            if (this == EDDSA) params.setEDelivery2KeyAgreementX25519();
            if (this == ECDSA) params.setEDelivery2KeyAgreementECDHES();
        }
    }

    static final String PARTY_TYPE = "urn:oasis:names:tc:ebcore:partyid-type:unregistered";
    private static final char[] PASSWORD = "password".toCharArray();

    static Party read(IJsonObject json) throws GeneralSecurityException, IOException {
        Profile profile = Profile.of(json.getAsString("profile"));
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("ca", certificate(json.getAsString("ca")));
        Map<String, Partner> partners = new HashMap<>();
        for (IJsonObject one : json.getAsArray("partners").iteratorObjects()) {
            String id = one.getAsString("party");
            X509Certificate signer = certificate(one.getAsString("signCertificate"));
            X509Certificate recipient = certificate(one.getAsString("decryptCertificate"));
            partners.put(id, new Partner(id, signer, recipient));
            // The leaf as well: references by subject key identifier and by issuer and serial number need it.
            trusted.setCertificateEntry("partner-" + id, signer);
        }
        Set<String> services = new HashSet<>();
        for (IJson one : json.getAsArray("services")) services.add(one.getAsValue().getAsString());
        return new Party(
            json.getAsString("name"),
            json.getAsString("party"),
            profile,
            referenceOf(json.getAsString("tokenReference")),
            keys(json.getAsObject("sign"), profile.signKey, trusted),
            keys(json.getAsObject("decrypt"), profile.decryptKey, trusted),
            partners,
            services
        );
    }

    /** How a message that this party sends or receives is processed. */
    PMode mode(String service, String action, String initiator, String responder, String url, boolean encrypted) {
        PModeLegSecurity security = new PModeLegSecurity();
        security.setWSSVersion(EWSSVersion.WSS_111);
        security.setX509SignatureAlgorithm(profile.signature);
        security.setX509SignatureHashFunction(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
        if (encrypted) {
            security.setX509EncryptionAlgorithm(ECryptoAlgorithmCrypt.AES_128_GCM);
            security.setX509EncryptionMinimumStrength(128);
        }
        security.setSendReceipt(true);
        security.setSendReceiptNonRepudiation(true);
        security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
        PModeLeg leg = new PModeLeg(
            PModeLegProtocol.createForDefaultSoapVersion(url),
            PModeLegBusinessInformation.create(service, action, null, CAS4.DEFAULT_MPC_ID),
            null,
            null,
            security
        );
        return new PMode(
            name,
            new PModeParty(PARTY_TYPE, initiator, CAS4.DEFAULT_INITIATOR_URL, null, null),
            new PModeParty(PARTY_TYPE, responder, CAS4.DEFAULT_RESPONDER_URL, null, null),
            "",
            EMEP.ONE_WAY,
            EMEPBinding.PUSH,
            leg,
            // For whatever refers to another message; without it that is EBMS:0010.
            leg,
            null,
            PModeReceptionAwareness.createDefault()
        );
    }

    AS4SigningParams signingParams() {
        return new AS4SigningParams()
            .setKeyIdentifierType(reference)
            .setAlgorithmSign(profile.signature)
            .setAlgorithmSignDigest(ECryptoAlgorithmSignDigest.DIGEST_SHA_256);
    }

    AS4CryptParams cryptParams() {
        AS4CryptParams params = new AS4CryptParams()
            .setKeyIdentifierType(reference)
            .setAlgorithmCrypt(ECryptoAlgorithmCrypt.AES_128_GCM);
        profile.agreeOnKeys(params);
        return params;
    }

    /** How this party names certificates, its own and those of partners. */
    private static ECryptoKeyIdentifierType referenceOf(String name) {
        return switch (name) {
            case "bst" -> ECryptoKeyIdentifierType.BST_DIRECT_REFERENCE;
            case "issuerSerial" -> ECryptoKeyIdentifierType.ISSUER_SERIAL;
            case "ski" -> ECryptoKeyIdentifierType.SKI_KEY_IDENTIFIER;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static IAS4CryptoFactory keys(IJsonObject json, String algorithm, KeyStore trusted)
        throws GeneralSecurityException, IOException {
        Certificate[] chain = { certificate(json.getAsString("certificate")) };
        KeyStore own = emptyStore();
        own.setKeyEntry("own", privateKey(json.getAsString("key"), algorithm), PASSWORD, chain);
        return new AS4CryptoFactoryInMemoryKeyStore(own, "own", PASSWORD, trusted);
    }

    /** SHA-256 of a certificate, in hexadecimal. */
    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12", "SUN");
        store.load(null, PASSWORD);
        return store;
    }

    private static PrivateKey privateKey(String pem, String algorithm) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[^-]+-----|\\s", "");
        PKCS8EncodedKeySpec der = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        return KeyFactory.getInstance(algorithm).generatePrivate(der);
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
