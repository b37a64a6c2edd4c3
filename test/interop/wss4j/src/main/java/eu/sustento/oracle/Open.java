package eu.sustento.oracle;

import java.nio.file.Path;
import java.util.List;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Document;

/** Decrypts and verifies. */
final class Open {
  static void open(Document document, Parts parts, Path folder) throws Exception {
    RequestData data = new RequestData();
    data.setWssConfig(WSSConfig.getNewInstance());
    data.setSigVerCrypto(Keys.of(folder, "signer"));
    data.setDecCrypto(Keys.of(folder, "recipient"));
    data.setCallbackHandler(Keys.PASSWORDS);
    data.setAttachmentCallbackHandler(parts);
    // The Basic Security Profile knows no algorithm of this century.
    data.setDisableBSPEnforcement(true);
    WSHandlerResult result = new WSSecurityEngine().processSecurityHeader(document, data);
    int signed = references(result, WSConstants.SIGN);
    if (signed != parts.size() + 2) throw new IllegalStateException("signed references: " + signed);
    // With the list of the encrypted key each part is decrypted once more by its own element.
    if (parts.size() > 0 && references(result, WSConstants.ENCR) == 0) throw new IllegalStateException("not encrypted");
  }

  private static int references(WSHandlerResult result, int action) {
    List<WSSecurityEngineResult> results = result.getActionResults().get(action);
    if (results == null || results.isEmpty()) return 0;
    @SuppressWarnings("unchecked")
    List<WSDataRef> references = (List<WSDataRef>) results.get(0).get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    return references.size();
  }

  private Open() {}
}
