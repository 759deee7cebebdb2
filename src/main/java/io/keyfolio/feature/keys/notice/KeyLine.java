package io.keyfolio.feature.keys.notice;

import io.keyfolio.platform.mail.MailTime;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** An API key as a line of a mail, by which its owner recognises it; {@code tokenEnd} is null for old keys. */
record KeyLine(long id, String name, String tokenEnd, Instant time) {

    /** A mail with more lines than this is not read. */
    private static final int MOST = 20;

    static KeyLine of(Row row) {
        return new KeyLine(
                row.getLong("id"),
                row.getString("name"),
                row.getString("token_end"),
                row.getOffsetDateTime("about").toInstant());
    }

    /** The lines of keys. Without their names, a mail has nothing that its requester chose. */
    static String list(List<KeyLine> keys, boolean withNames) {
        String lines = keys.stream().limit(MOST).map(key -> key.line(withNames)).collect(Collectors.joining("\n"));
        return keys.size() > MOST ? lines + "\n+ " + (keys.size() - MOST) : lines;
    }

    private String line(boolean withName) {
        String end = tokenEnd == null ? "" : " (…" + tokenEnd + ")";
        return "- " + (withName ? name : "#" + id) + end + ": " + MailTime.of(time);
    }
}
