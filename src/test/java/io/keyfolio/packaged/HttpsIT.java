package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Certificates;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with its own certificate, without a proxy. */
class HttpsIT {

    private static final int PATIENCE_SECONDS = 20;

    @Test
    void whoComesByTlsIsToldToStayWithIt(@TempDir Path directory) throws Exception {
        Certificates certificates = Certificates.makeIn(directory);
        int port = Ports.free();
        Map<String, String> tls = Map.of(
                "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificates.server().toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES",
                        certificates.serverKey().toString(),
                "QUARKUS_HTTP_SSL_PORT", Integer.toString(port));

        try (FreshDatabases databases = FreshDatabases.start();
                PackagedKeyfolio service = PackagedKeyfolio.serve(
                                with(tls, databases.make().variables()))
                        .awaitReady()) {
            given().get(service.address().resolve("/livez"))
                    .then()
                    .statusCode(200)
                    .header("Strict-Transport-Security", nullValue());
            Await.until(
                    () -> listens(port),
                    Boolean::booleanValue); // the port with TLS opens a moment later than the port without TLS
            given().relaxedHTTPSValidation()
                    .get("https://localhost:" + port + "/livez")
                    .then()
                    .statusCode(200)
                    .header("Strict-Transport-Security", "max-age=31536000");
            assertSpeaksHttp2(port);
        }
    }

    private static void assertSpeaksHttp2(int port) {
        Vertx vertx = Vertx.vertx();
        HttpClientOptions http2 = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setUseAlpn(true)
                .setSsl(true)
                .setTrustAll(true)
                .setVerifyHost(false);
        try {
            HttpClientResponse answer = vertx.createHttpClient(http2)
                    .request(HttpMethod.GET, port, "localhost", "/livez")
                    .compose(HttpClientRequest::send)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();

            assertEquals(200, answer.statusCode());
            assertEquals(HttpVersion.HTTP_2, answer.version());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
