package io.keyfolio.testing;

import java.util.Map;

/**
 * A service that sends mail, and the SMTP server that receives it. With {@code keyfolio.mail.encryption=tls} among the arguments, the
 * server has a certificate that nobody trusts.
 */
public class MailResource extends PostgresResource {

    public static final String URL = "https://keys.example.com";

    private MailServer server;

    @Override
    public Map<String, String> start() {
        int port = Ports.free();
        Map<String, String> settings = super.start();
        settings.putIfAbsent("keyfolio.mail.encryption", "none");
        server = new MailServer(port, "tls".equals(settings.get("keyfolio.mail.encryption")));
        server.start();
        settings.put("keyfolio.public-url", URL);
        settings.put("keyfolio.mail.host", "127.0.0.1");
        settings.put("keyfolio.mail.port", Integer.toString(port));
        settings.put("keyfolio.mail.from", "Keyfolio <keys@example.com>");
        settings.put("keyfolio.mail.retry-after", "1S");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, field -> field.getType() == MailServer.class);
    }

    @Override
    public void stop() {
        super.stop();
        server.stop();
    }
}
