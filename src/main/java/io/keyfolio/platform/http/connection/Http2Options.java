package io.keyfolio.platform.http.connection;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** The settings of HTTP/2 that the service sends to clients (RFC 9113, section 6.5.2). */
@Singleton
class Http2Options implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setInitialSettings(new Http2Settings(options.getInitialSettings())
                .setMaxConcurrentStreams(ConnectionGuard.MOST_STREAMS)
                .setMaxHeaderListSize(options.getMaxHeaderSize())
                .setPushEnabled(false));
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
