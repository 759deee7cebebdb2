package io.keyfolio.feature.sanctum;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** An export of Laravel's users and tokens: a CSV file (RFC 4180) whose first line names the columns. */
public final class SanctumExport {

    private static final List<String> COLUMNS = List.of(
            "user_id",
            "user_name",
            "user_email",
            "user_password",
            "user_created_at",
            "token_id",
            "token_name",
            "token_hash",
            "token_abilities",
            "token_last_used_at",
            "token_expires_at",
            "token_created_at");

    private final Map<String, SanctumAccount> accounts = new LinkedHashMap<>();
    private final List<SkippedRow> skipped = new ArrayList<>();

    private SanctumExport() {}

    /**
     * Reads the whole file, before any user is imported.
     *
     * @throws IOException with a sentence for the operator when the file cannot be read as a whole
     */
    public static SanctumExport read(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = CsvText.read(file);
                CSVParser lines = CSVParser.parse(text, format)) {
            requireColumns(lines.getHeaderNames(), file);
            SanctumExport export = new SanctumExport();
            for (CSVRecord values : lines) {
                export.add(new CsvRow(firstLine(values, lines), values));
            }
            return export;
        } catch (FileSystemException e) {
            throw new IOException(file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in UTF-8", e);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new IOException(file + " is not CSV as RFC 4180 has it, with a line of column names first", e);
        }
    }

    /** The highest cost of a password hash; 0 when there is none. */
    public int highestCost() {
        return accounts().stream()
                .filter(account -> account.fault().isEmpty())
                .mapToInt(account -> account.user().cost())
                .max()
                .orElse(0);
    }

    List<SanctumAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /** The rows without a user. */
    List<SkippedRow> skipped() {
        return skipped;
    }

    private void add(CsvRow csvRow) {
        String user = csvRow.values().isSet("user_id")
                ? csvRow.values().get("user_id").strip()
                : "";
        if (user.isEmpty()) {
            skipped.add(new SkippedRow(csvRow.line(), "has no user_id"));
            return;
        }
        accounts.computeIfAbsent(user, SanctumAccount::new).add(csvRow);
    }

    private static void requireColumns(List<String> header, Path file) throws IOException {
        for (String column : COLUMNS) {
            if (!header.contains(column)) {
                throw new IOException(file + " has no column " + column + " in its first line");
            }
        }
    }

    /** The first line of a record: the parser's line number, less the line breaks within the values. */
    private static long firstLine(CSVRecord values, CSVParser lines) {
        long within = values.stream()
                .flatMapToInt(String::chars)
                .filter(character -> character == '\n')
                .count();
        return lines.getCurrentLineNumber() - within;
    }
}
