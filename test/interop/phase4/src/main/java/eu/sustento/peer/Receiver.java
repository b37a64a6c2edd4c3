package eu.sustento.peer;

import com.helger.collection.commons.CommonsArrayList;
import com.helger.collection.commons.ICommonsList;
import com.helger.http.EHttpMethod;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.crypto.AS4IncomingSecurityConfiguration;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.error.EEbmsError;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.servlet.AS4UnifiedResponse;
import com.helger.phase4.servlet.AS4XServletHandler;
import com.helger.phase4.servlet.IAS4ServletRequestHandlerCustomizer;
import com.helger.web.scope.IRequestWebScopeWithoutResponse;
import com.helger.web.scope.mgr.WebScopeManager;
import com.helger.xservlet.AbstractXServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.w3c.dom.Node;

/** Takes messages in at /as4/PARTY, refuses what that party did not agree to, and keeps the others. */
final class Receiver implements IAS4IncomingMessageProcessorSPI {

    private final Party party;
    private final Path inbox;

    private Receiver(Party party, Path inbox) {
        this.party = party;
        this.inbox = inbox;
    }

    /** Starts on any free port and returns it. */
    static int start(Map<String, Party> parties, Path inbox) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        WebScopeManager.onGlobalBegin(context.getServletContext());
        AS4ServerInitializer.initAS4Server();
        for (Party party : parties.values()) {
            context.addServlet(new ServletHolder(new Door(new Receiver(party, inbox))), "/as4/" + party.name());
        }
        server.setHandler(context);
        server.start();
        return connector.getLocalPort();
    }

    private static final class Door extends AbstractXServlet {

        Door(Receiver receiver) {
            settings().setMultipartEnabled(false);
            AS4XServletHandler handler = new AS4XServletHandler().setRequestHandlerCustomizer(new Customizer(receiver));
            handlerRegistry().registerHandler(EHttpMethod.POST, handler);
        }
    }

    private record Customizer(Receiver receiver) implements IAS4ServletRequestHandlerCustomizer {

        @Override
        public void customizeBeforeHandling(
            IRequestWebScopeWithoutResponse scope,
            AS4UnifiedResponse response,
            AS4RequestHandler handler
        ) {
            Party party = receiver.party;
            handler.setCryptoFactorySign(party.signing());
            handler.setCryptoFactoryCrypt(party.decryption());
            handler.setPModeResolver((id, service, action, initiator, responder, agreement, address) ->
                party.mode(service, action, initiator, responder, null, true));
            handler.setIncomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false));
            handler.setIncomingSecurityConfiguration(new AS4IncomingSecurityConfiguration()
                .setSigningParams(party.signingParams()).setCryptParams(party.cryptParams()));
            handler.setProcessorSupplier(() -> new CommonsArrayList<>(receiver));
        }

        @Override
        public void customizeAfterHandling(
            IRequestWebScopeWithoutResponse scope,
            AS4UnifiedResponse response,
            AS4RequestHandler handler
        ) {}
    }

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(
        IAS4IncomingMessageMetadata metadata,
        HttpHeaderMap headers,
        Ebms3UserMessage message,
        IPMode mode,
        Node payload,
        ICommonsList<WSS4JAttachment> attachments,
        IAS4IncomingMessageState state,
        AS4ErrorList errors
    ) {
        Received received = new Received(message, attachments == null ? new CommonsArrayList<>() : attachments, state);
        EEbmsError refusal = refusalOf(received);
        if (refusal != null) {
            errors.add(refusal.errorBuilder(Locale.US).refToMessageInError(received.messageId()).build());
            return AS4MessageProcessorResult.createFailure();
        }
        try {
            received.write(inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AS4MessageProcessorResult.createSuccess();
    }

    /** phase4 by itself takes unsigned and unencrypted messages and binds no certificate to a party. */
    private EEbmsError refusalOf(Received received) {
        Party.Partner partner = party.partners().get(received.from());
        if (partner == null || !received.to().equals(party.id())) return EEbmsError.EBMS_VALUE_NOT_RECOGNIZED;
        if (!received.isSigned()) return EEbmsError.EBMS_POLICY_NONCOMPLIANCE;
        if (!partner.signer().equals(received.signer())) return EEbmsError.EBMS_FAILED_AUTHENTICATION;
        if (received.hasParts() && !received.isDecrypted()) return EEbmsError.EBMS_POLICY_NONCOMPLIANCE;
        return party.services().contains(received.service()) ? null : EEbmsError.EBMS_VALUE_NOT_RECOGNIZED;
    }

    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(
        IAS4IncomingMessageMetadata metadata,
        HttpHeaderMap headers,
        Ebms3SignalMessage signal,
        IPMode mode,
        IAS4IncomingMessageState state,
        AS4ErrorList errors
    ) {
        return AS4SignalMessageProcessorResult.createSuccess();
    }

    @Override
    public void processAS4ResponseMessage(
        IAS4IncomingMessageMetadata metadata,
        IAS4IncomingMessageState state,
        String id,
        byte[] bytes,
        boolean available,
        AS4ErrorList errors
    ) {}
}
