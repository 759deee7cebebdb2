package io.keyfolio.platform.config;

import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Settings that must be known before Quarkus starts, or without it, read from the places it reads, too. */
public final class EarlySettings {

    private EarlySettings() {}

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
