package eu.sustento.peer;

import com.helger.collection.commons.ICommonsList;
import com.helger.httpclient.HttpClientSettings;
import com.helger.json.IJsonObject;
import com.helger.json.JsonArray;
import com.helger.json.JsonObject;
import com.helger.mime.parse.MimeTypeParser;
import com.helger.phase4.CAS4;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.messaging.http.HttpRetrySettings;
import com.helger.phase4.model.MessageProperty;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.AS4Sender.BuilderUserMessage;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.web.scope.mgr.WebScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.core5.util.Timeout;

/** Sends the message of a folder and says what came back. */
final class Sender {

    /** phase4 waits 5 seconds for an answer if nothing is said. */
    private static final HttpClientSettings PATIENT =
        new HttpClientSettings().setResponseTimeout(Timeout.ofMinutes(10));

    private Sender() {}

    static JsonObject send(Map<String, Party> parties, Path folder) throws IOException {
        IJsonObject json = Peer.readJson(folder.resolve("message.json"));
        return send(parties, folder, json, json.getAsString("messageId"));
    }

    static JsonObject send(Map<String, Party> parties, Path folder, IJsonObject json, String messageId) {
        JsonObject answer = new JsonObject();
        try (WebScoped scope = new WebScoped()) {
            BuilderUserMessage message = build(parties.get(json.getAsString("party")), json, folder);
            message.messageID(messageId);
            message.signalMsgConsumer((signal, metadata, state) -> judge(answer, signal, state));
            message.signalMsgValidationResultHdl(new Digests(answer));
            answer.add("result", message.sendMessageAndCheckForReceipt(e -> answer.add("failure", reason(e))).name());
        } catch (Exception e) {
            answer.add("result", "EXCEPTION").add("failure", reason(e));
        }
        return answer;
    }

    private static BuilderUserMessage build(Party party, IJsonObject json, Path folder) {
        String to = json.getAsString("to");
        String from = json.getAsString("from", party.id());
        String service = json.getAsString("service");
        String action = json.getAsString("action");
        String url = json.getAsString("url");
        Party.Partner partner = party.partners().get(to);
        PMode mode = party.mode(service, action, from, to, url, json.getAsBoolean("encrypt", true));
        BuilderUserMessage message = AS4Sender.builderUserMessage()
            .as4ProfileID("none")
            .pmode(mode)
            .pmodeResolver((id, s, a, initiator, responder, agreement, address) -> mode)
            .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
            .cryptoFactorySign(party.signing())
            .cryptoFactoryCrypt(party.decryption())
            .withSigningParams(p -> p.setKeyIdentifierType(party.reference()))
            .withCryptParams(p -> party.profile().agreeOnKeys(p.setKeyIdentifierType(party.reference())))
            .receiverCertificate(partner.recipient())
            .endpointURL(url)
            .httpClientFactory(PATIENT)
            .httpRetrySettings(retries(json))
            .fromPartyIDType(Party.PARTY_TYPE).fromPartyID(from).fromRole(CAS4.DEFAULT_INITIATOR_URL)
            .toPartyIDType(Party.PARTY_TYPE).toPartyID(to).toRole(CAS4.DEFAULT_RESPONDER_URL)
            .service(json.getAsString("serviceType"), service)
            .action(action)
            .conversationID(json.getAsString("conversationId"))
            .refToMessageID(json.getAsString("refToMessageId"));
        // Four-corner messages name the parties behind the access points.
        message.addMessageProperty(MessageProperty.builder().name("originalSender").type("urn:example:parties").value(from).build());
        message.addMessageProperty(MessageProperty.builder().name("finalRecipient").value(to).build());
        for (IJsonObject part : json.getAsArray("parts").iteratorObjects()) message.addAttachment(partOf(part, folder));
        return message;
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null ? failure.toString() : reason(failure.getCause());
    }

    private static HttpRetrySettings retries(IJsonObject json) {
        return new HttpRetrySettings()
            .setMaxRetries(json.getAsInt("retries", 0))
            .setDurationBeforeRetry(Duration.ofMillis(100));
    }

    private static AS4OutgoingAttachment partOf(IJsonObject json, Path folder) {
        AS4OutgoingAttachment.Builder part = AS4OutgoingAttachment.builder()
            .data(folder.resolve(json.getAsString("file")).toFile())
            .mimeType(MimeTypeParser.safeParseMimeType(json.getAsString("mimeType")));
        part.addCustomProperty("name", json.getAsString("file"));
        if (json.getAsBoolean("compress")) part.compressionGZIP();
        return part.build();
    }

    private static void judge(JsonObject answer, Ebms3SignalMessage signal, IAS4IncomingMessageState state) {
        answer.add("refToMessageId", signal.getMessageInfo().getRefToMessageId());
        answer.add("signed", state.isSoapSignatureChecked());
        if (state.hasSigningCertificate()) {
            answer.add("signer", Party.fingerprint(state.getSigningCertificate()));
        }
        JsonArray errors = new JsonArray();
        for (Ebms3Error error : signal.getError()) errors.add(error.getErrorCode());
        answer.add("errors", errors);
    }

    /** Whether the receipt repeats every digest that was signed. */
    private record Digests(JsonObject answer) implements IAS4SignalMessageValidationResultHandler {

        @Override
        public void onSuccess() {
            answer.add("digestsComplete", true);
        }

        @Override
        public void onError(String text) {
            answer.add("digestsComplete", false);
        }

        @Override
        public void onNotApplicable() {
            answer.add("digestsComplete", false);
        }
    }
}
