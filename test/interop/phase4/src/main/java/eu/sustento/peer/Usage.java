package eu.sustento.peer;

import com.helger.json.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used up to now. */
final class Usage {

    private static final Path STATUS = Path.of("/proc/self/status");

    private Usage() {}

    /** Memory is what Linux counts as resident: now, and at most until now. */
    static JsonObject now() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        JsonObject json = new JsonObject();
        json.add("cpuSeconds", system.getProcessCpuTime() / 1e9);
        if (!Files.exists(STATUS)) return json;
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) json.add("memoryBytes", bytes(line));
            if (line.startsWith("VmHWM:")) json.add("peakMemoryBytes", bytes(line));
        }
        return json;
    }

    private static long bytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
