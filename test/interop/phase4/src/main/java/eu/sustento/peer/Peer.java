package eu.sustento.peer;

import com.helger.json.IJsonObject;
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
 * FOLDER/peer.json says who it is. It prints the port on which it receives; what arrives lies in FOLDER/inbox. For each
 * line on standard input, the path of a folder with a message.json, it sends that message and prints on one line of JSON
 * what came back. It ends when its standard input ends.
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
            System.out.println(Sender.send(parties, Path.of(line)).getAsJsonString());
        }
        System.exit(0);
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
