package io.keyfolio.platform.mail.template;

import io.keyfolio.platform.mail.MailConfig;
import io.keyfolio.platform.mail.MailText;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders the texts of mails from Qute templates. The first line of a plain text is its subject. A mail without an HTML template
 * has the paragraphs of its plain text in {@code layout.html}.
 */
@Singleton
public class MailTemplates {

    /** The language of recipients for whose language there is no template. */
    private static final String DEFAULT_LANGUAGE = "en";

    private final Vertx vertx;
    private final TemplateFiles files;
    private final Map<String, Optional<Template>> templates = new ConcurrentHashMap<>();
    private volatile Engine engine;

    MailTemplates(Vertx vertx, MailConfig config) {
        this.vertx = vertx;
        this.files = new TemplateFiles(config.templates());
    }

    /**
     * Emits a mail in the language of a tag such as {@code ru} or {@code ru-KZ}, or in English; {@code name} is that of its
     * template. A worker renders it, because templates are files.
     */
    public Uni<MailText> render(String name, String languageTag, Map<String, String> values) {
        String language = Locale.forLanguageTag(languageTag).getLanguage();
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> rendered(name, language, values), false)
                        .toCompletionStage());
    }

    private MailText rendered(String name, String language, Map<String, String> values) {
        String known = find(language + "/" + name + ".txt").isPresent() ? language : DEFAULT_LANGUAGE;
        String text = find(known + "/" + name + ".txt").orElseThrow().render(values);
        int end = text.indexOf('\n');
        String subject = text.substring(0, end).strip();
        String plain = text.substring(end).strip() + "\n";
        return new MailText(subject, plain, html(known + "/" + name + ".html", subject, plain, values));
    }

    private String html(String file, String subject, String plain, Map<String, String> values) {
        return find(file).map(template -> template.render(escaped(values))).orElseGet(() -> find("layout.html")
                .orElseThrow()
                .render(Map.of("subject", HtmlParagraphs.escape(subject), "paragraphs", HtmlParagraphs.of(plain))));
    }

    private Optional<Template> find(String file) {
        return templates.computeIfAbsent(file, name -> files.read(name).map(content -> engine().parse(content)));
    }

    /** Made with the first mail, so that a service that sends none does not start it. */
    private Engine engine() {
        if (engine == null) {
            engine = Engine.builder().addDefaults().build();
        }
        return engine;
    }

    private static Map<String, String> escaped(Map<String, String> values) {
        Map<String, String> escaped = new HashMap<>();
        values.forEach((name, value) -> escaped.put(name, HtmlParagraphs.escape(value)));
        return escaped;
    }
}
