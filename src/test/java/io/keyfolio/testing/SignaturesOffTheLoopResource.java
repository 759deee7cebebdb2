package io.keyfolio.testing;

import java.util.HashMap;
import java.util.Map;

/** A service whose event loops check no signature, and whose worker lets none wait: what others reach in a flood only. */
public class SignaturesOffTheLoopResource extends PostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("keyfolio.crypto.signature-share", "0");
        settings.put("keyfolio.crypto.signature-queue", "0");
        return settings;
    }
}
