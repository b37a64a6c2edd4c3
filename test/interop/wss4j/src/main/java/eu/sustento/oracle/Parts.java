package eu.sustento.oracle;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.wss4j.common.ext.Attachment;
import org.apache.wss4j.common.ext.AttachmentRemovalCallback;
import org.apache.wss4j.common.ext.AttachmentRequestCallback;
import org.apache.wss4j.common.ext.AttachmentResultCallback;

/** The parts of a message, which WSS4J fetches and hands back by callbacks. */
final class Parts implements CallbackHandler {
  private record Part(byte[] bytes, String mediaType) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  static Parts read(Path folder, Properties job) throws Exception {
    Parts read = new Parts();
    for (int i = 0; Files.exists(folder.resolve("part-" + i)); i++) {
      byte[] bytes = Files.readAllBytes(folder.resolve("part-" + i));
      read.parts.put(job.getProperty("id-" + i), new Part(bytes, job.getProperty("type-" + i)));
    }
    return read;
  }

  void write(Path folder) throws Exception {
    int i = 0;
    for (Part part : parts.values()) Files.write(folder.resolve("out-" + i++), part.bytes);
  }

  int size() {
    return parts.size();
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof AttachmentRequestCallback request) request.setAttachments(asked(request));
      else if (callback instanceof AttachmentResultCallback result) keep(result);
      else if (!(callback instanceof AttachmentRemovalCallback)) throw new UnsupportedCallbackException(callback);
    }
  }

  private List<Attachment> asked(AttachmentRequestCallback request) {
    List<Attachment> found = new ArrayList<>();
    parts.forEach(
        (id, part) -> {
          if (!id.equals(request.getAttachmentId()) && !"Attachments".equals(request.getAttachmentId())) return;
          Attachment attachment = new Attachment();
          attachment.setId(id);
          attachment.setMimeType(part.mediaType);
          attachment.addHeaders(new HashMap<>());
          attachment.setSourceStream(new ByteArrayInputStream(part.bytes));
          found.add(attachment);
        });
    return found;
  }

  private void keep(AttachmentResultCallback result) {
    try {
      Attachment attachment = result.getAttachment();
      byte[] bytes = attachment.getSourceStream().readAllBytes();
      parts.put(result.getAttachmentId(), new Part(bytes, attachment.getMimeType()));
    } catch (Exception e) {
      throw new IllegalStateException("a part cannot be read", e);
    }
  }
}
