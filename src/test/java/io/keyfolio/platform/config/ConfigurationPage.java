package io.keyfolio.platform.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates the tables of docs/reference/configuration.md from the configuration mappings and their Javadoc. */
final class ConfigurationPage {

    private static final Pattern TABLES =
            Pattern.compile("(?s)(?<=<!-- settings -->\n).*?(?=<!-- end of the settings -->)");
    private static final Pattern GROUP = Pattern.compile("keyfolio\\.rate-limit\\.[a-z-]+(?=\\.)");
    private static final String NONE = "–";
    private static final List<Section> SECTIONS = List.of(
            Section.of(
                    "Addresses",
                    "quarkus.http.host",
                    "quarkus.http.port",
                    "keyfolio.public-url",
                    "keyfolio.management."),
            Section.of(
                    "TLS, proxies and browsers",
                    "quarkus.http.ssl",
                    "quarkus.management.",
                    "keyfolio.tls.",
                    "keyfolio.proxy.",
                    "keyfolio.hsts.",
                    "keyfolio.cors."),
            Section.of("Database", "keyfolio.db.", "keyfolio.data-dir", "keyfolio.migrate."),
            Section.of("Session tokens and sealing", "keyfolio.jwt.", "keyfolio.sealing."),
            Section.of(
                    "Accounts, sessions and API keys",
                    "keyfolio.sign-up",
                    "keyfolio.password.",
                    "keyfolio.username.",
                    "keyfolio.sessions.",
                    "keyfolio.api-key.",
                    "keyfolio.clean-up."),
            Section.of(
                    "Verification",
                    "keyfolio.verify.",
                    "keyfolio.introspection.",
                    "keyfolio.cache.",
                    "keyfolio.change-feed."),
            Section.of("Mail", "keyfolio.mail.", "keyfolio.email-verification"),
            Section.of("Agents", "keyfolio.agent."),
            Section.of("Audit events", "keyfolio.audit."),
            Section.of("Requests and connections", "keyfolio.http.", "keyfolio.connection.", "keyfolio.request."),
            Section.of("Hashes and signatures", "keyfolio.crypto."),
            Section.of("Rate limits", "keyfolio.rate-limit."),
            Section.of(
                    "Start, logs and documentation",
                    "keyfolio.unknown-settings",
                    "quarkus.log.",
                    "quarkus.swagger-ui."));

    private final SettingDescriptions descriptions;

    private ConfigurationPage(SettingDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** The page with new tables; the other text does not change. */
    static String renewed(String page, Collection<Setting> settings) throws IOException {
        ConfigurationPage tables = new ConfigurationPage(SettingDescriptions.read());
        String text = tables.of(settings);
        return TABLES.matcher(page).replaceFirst(Matcher.quoteReplacement(text));
    }

    private String of(Collection<Setting> settings) {
        List<Setting> left = new ArrayList<>(settings);
        String text = SECTIONS.stream()
                .map(section -> section(section, taken(section, left)))
                .collect(Collectors.joining());
        if (!left.isEmpty()) {
            throw new IllegalStateException("in no section: " + left);
        }
        return text;
    }

    private static List<Setting> taken(Section section, List<Setting> settings) {
        List<Setting> taken = settings.stream()
                .filter(setting -> section.holds(setting.property()))
                .toList();
        settings.removeAll(taken);
        return taken;
    }

    private String section(Section section, List<Setting> settings) {
        Map<String, List<Setting>> rows = new TreeMap<>();
        settings.forEach(setting ->
                rows.computeIfAbsent(row(setting), name -> new ArrayList<>()).add(setting));
        return rows.values().stream()
                .map(this::row)
                .collect(Collectors.joining(
                        "",
                        "\n## " + section.title
                                + "\n\n| setting | default | values | what it is |\n|---|---|---|---|\n",
                        ""));
    }

    /** The settings of one rate limit share a row. */
    private static String row(Setting setting) {
        Matcher group = GROUP.matcher(setting.property());
        return group.find() ? group.group() : setting.property();
    }

    private String row(List<Setting> settings) {
        Setting first = settings.get(0);
        return cells(
                names(settings),
                joined(settings.stream().map(ConfigurationPage::fallback)),
                joined(settings.stream().map(ConfigurationPage::values)),
                descriptions.of(first));
    }

    private static String cells(String... cells) {
        return Stream.of(cells).map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String names(List<Setting> settings) {
        String first = settings.get(0).variable();
        Stream<String> others = settings.stream()
                .skip(1)
                .map(setting -> "…" + setting.variable().substring(first.lastIndexOf('_')));
        return joined(Stream.concat(Stream.of(first), others).map(ConfigurationPage::code));
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }

    private static String fallback(Setting setting) {
        return setting.fallback().isEmpty() ? NONE : code(setting.fallback());
    }

    private static String values(Setting setting) {
        String one =
                switch (setting.kind()) {
                    case INTEGER, DURATION, SIZE -> setting.rule().replace("..", " to ");
                    case CHOICE, LEVEL -> code(setting.rule().replace(",", "`, `"));
                    case BOOLEAN -> "`true`, `false`";
                    case PATTERN -> code(setting.rule());
                    case SECRET_FILE -> "file";
                    default -> setting.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                };
        return setting.list() ? "list of " + one + "s" : one;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    /** A table of the settings whose names have one of the prefixes. */
    private record Section(String title, List<String> beginnings) {

        private static Section of(String title, String... beginnings) {
            return new Section(title, List.of(beginnings));
        }

        private boolean holds(String property) {
            return beginnings.stream().anyMatch(property::startsWith);
        }
    }
}
