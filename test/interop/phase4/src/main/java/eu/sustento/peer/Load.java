package eu.sustento.peer;

import com.helger.json.IJsonObject;
import com.helger.json.JsonArray;
import com.helger.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends the message of a folder many times, each under an id of its own, so many at a time. */
final class Load {

    private Load() {}

    static JsonObject run(Map<String, Party> parties, Path folder, int count, int concurrency) throws Exception {
        IJsonObject header = Peer.readJson(folder.resolve("message.json"));
        ExecutorService senders = Executors.newFixedThreadPool(concurrency);
        List<Future<Sent>> messages = new ArrayList<>();
        long started = System.nanoTime();
        for (int i = 0; i < count; i++) messages.add(senders.submit(() -> Sent.of(parties, folder, header)));
        JsonArray milliseconds = new JsonArray();
        JsonArray failures = new JsonArray();
        for (Future<Sent> message : messages) {
            milliseconds.add(message.get().nanoseconds / 1e6);
            if (!message.get().isProven()) failures.add(message.get().answer);
        }
        JsonObject result = new JsonObject();
        result.add("seconds", (System.nanoTime() - started) / 1e9);
        result.add("milliseconds", milliseconds);
        result.add("failures", failures);
        senders.shutdown();
        return result;
    }

    private record Sent(JsonObject answer, long nanoseconds) {

        static Sent of(Map<String, Party> parties, Path folder, IJsonObject header) {
            long started = System.nanoTime();
            JsonObject answer = Sender.send(parties, folder, header, UUID.randomUUID() + "@phase4.example");
            return new Sent(answer, System.nanoTime() - started);
        }

        boolean isProven() {
            return answer.getAsBoolean("signed", false) && answer.getAsBoolean("digestsComplete", false);
        }
    }
}
