package eu.sustento.peer;

import com.helger.json.IJsonObject;
import com.helger.json.JsonObject;
import com.helger.json.serialize.JsonReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * An access point made of phase4, for tests: several parties, each with its keys and partners, in one process.
 *
 *     java eu.sustento.peer.Peer FOLDER
 *
 * FOLDER/peer.json says who it is. It prints the port on which it receives; what arrives lies in FOLDER/inbox. It answers
 * each line of its standard input with a line of JSON, and ends when its standard input ends:
 *
 *     send MESSAGE                      sends the message.json of the folder MESSAGE and says what came back
 *     load COUNT CONCURRENCY MESSAGE    sends it COUNT times, so many at a time, and says how long each took
 *     usage                             says what processor time and memory the process has used
 */
final class Peer {

    /** Held here: a logger that nobody holds forgets its level. */
    private static final Logger SIGNATURES = Logger.getLogger("org.apache.jcp.xml.dsig");

    private Peer() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        prepare();
        Map<String, Party> parties = new LinkedHashMap<>();
        for (IJsonObject one : readJson(folder.resolve("peer.json")).getAsArray("parties").iteratorObjects()) {
            Party party = Party.read(one);
            parties.put(party.name(), party);
        }
        int port = Receiver.start(parties, folder.resolve("inbox"));
        System.out.println(port);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(parties, line).getAsJsonString());
        }
        System.exit(0);
    }

    private static JsonObject answer(Map<String, Party> parties, String line) throws Exception {
        String[] words = line.split(" ", 4);
        return switch (words[0]) {
            case "send" -> Sender.send(parties, Path.of(line.substring("send ".length())));
            case "load" -> Load.run(parties, Path.of(words[3]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "usage" -> Usage.now();
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static void prepare() {
        System.setProperty("phase4.manager.inmemory", "true");
        System.setProperty("phase4.incoming.duplicatedisposal.minutes", "10");
        // First, because the AES-GCM of JDK 17 takes quadratic time to decrypt a stream.
        Security.insertProviderAt(new BouncyCastleProvider(), 1);
        SIGNATURES.setLevel(Level.SEVERE);
    }

    static IJsonObject readJson(Path file) throws java.io.IOException {
        return JsonReader.readFromString(Files.readString(file)).getAsObject();
    }
}
