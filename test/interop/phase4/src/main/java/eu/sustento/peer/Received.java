package eu.sustento.peer;

import com.helger.json.JsonArray;
import com.helger.json.JsonObject;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3CollaborationInfo;
import com.helger.phase4.ebms3header.Ebms3PartInfo;
import com.helger.phase4.ebms3header.Ebms3Property;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** A message that arrived, with what phase4 found out about it. */
record Received(Ebms3UserMessage message, List<WSS4JAttachment> parts, IAS4IncomingMessageState state) {

    String messageId() {
        return message.getMessageInfo().getMessageId();
    }

    String from() {
        return message.getPartyInfo().getFrom().getPartyIdAtIndex(0).getValue();
    }

    String to() {
        return message.getPartyInfo().getTo().getPartyIdAtIndex(0).getValue();
    }

    String service() {
        return message.getCollaborationInfo().getServiceValue();
    }

    boolean isSigned() {
        return state.isSoapSignatureChecked();
    }

    boolean isDecrypted() {
        return state.isSoapDecrypted();
    }

    X509Certificate signer() {
        return state.getSigningCertificate();
    }

    boolean hasParts() {
        return !parts.isEmpty();
    }

    /** Writes header and parts to a folder named after the message; message.json is written last. */
    void write(Path inbox) throws IOException {
        Path folder = Files.createDirectories(inbox.resolve(messageId()));
        for (int i = 0; i < parts.size(); i++) {
            try (InputStream content = parts.get(i).getSourceStream()) {
                Files.copy(content, folder.resolve("part-" + (i + 1)));
            }
        }
        Path draft = folder.resolve("message.draft");
        Files.writeString(draft, header().getAsJsonString());
        Files.move(draft, folder.resolve("message.json"));
    }

    private JsonObject header() {
        Ebms3CollaborationInfo collaboration = message.getCollaborationInfo();
        JsonObject json = new JsonObject();
        json.add("messageId", messageId());
        json.add("refToMessageId", message.getMessageInfo().getRefToMessageId());
        json.add("from", from());
        json.add("to", to());
        json.add("service", service());
        json.add("action", collaboration.getAction());
        json.add("conversationId", collaboration.getConversationId());
        json.add("decrypted", isDecrypted());
        json.add("signer", Party.fingerprint(signer()));
        json.add("tokenReference", String.valueOf(state.getSigningCertificateReferenceType()));
        var properties = message.getMessageProperties();
        json.add("properties", propertiesOf(properties == null ? List.of() : properties.getProperty()));
        JsonArray listed = new JsonArray();
        if (message.getPayloadInfo() != null) {
            for (Ebms3PartInfo part : message.getPayloadInfo().getPartInfo()) {
                listed.add(propertiesOf(part.getPartProperties().getProperty()));
            }
        }
        json.add("parts", listed);
        return json;
    }

    private static JsonArray propertiesOf(List<Ebms3Property> properties) {
        JsonArray json = new JsonArray();
        for (Ebms3Property property : properties) {
            JsonObject one = new JsonObject();
            one.add("name", property.getName());
            one.add("value", property.getValue());
            if (property.getType() != null) one.add("type", property.getType());
            json.add(one);
        }
        return json;
    }
}
