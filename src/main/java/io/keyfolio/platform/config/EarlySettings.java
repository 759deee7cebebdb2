package io.keyfolio.platform.config;

import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Reads settings before Quarkus starts, or without it, from the same sources as Quarkus. */
public final class EarlySettings {

    private EarlySettings() {}

    /** Reads all sources, which takes about as long as the native executable takes to start. */
    public static SmallRyeConfig read() {
        return new SmallRyeConfigBuilder()
                .forClassLoader(Thread.currentThread().getContextClassLoader())
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .addDefaultInterceptors()
                .addDefaultSources()
                .build();
    }
}
