package io.keyfolio.feature.sanctum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that are refused because they are not exports. */
class SanctumExportTest {

    private static final String HEADER = "user_id,user_name,user_email,user_password,user_created_at,"
            + "token_id,token_name,token_hash,token_abilities,token_last_used_at,token_expires_at,token_created_at\n";

    @TempDir
    private Path directory;

    @Test
    void missingFileIsNamed() {
        Path missing = directory.resolve("missing.csv");

        assertEquals(missing + " cannot be read (NoSuchFileException)", refusal(missing));
    }

    @Test
    void missingColumnIsNamed() throws IOException {
        Path file = file(HEADER.replace("token_hash", "token"));

        assertEquals(file + " has no column token_hash in its first line", refusal(file));
    }

    @Test
    void emptyFileHasNoColumns() throws IOException {
        Path file = file("");

        assertEquals(file + " has no column user_id in its first line", refusal(file));
    }

    @Test
    void openQuotationMarkIsNoCsv() throws IOException {
        Path file = file(HEADER + "3,\"Ada");

        assertEquals(file + " is not CSV as RFC 4180 has it, with a line of column names first", refusal(file));
    }

    @Test
    void otherCharacterSetIsRefused() throws IOException {
        Path file = Files.write(
                directory.resolve("latin1.csv"), (HEADER + "3,Zo\u00eb").getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(file + " is not in UTF-8", refusal(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff"})
    void byteOrderMarkIsSteppedOver(String mark) throws IOException {
        Path file = file(mark + HEADER + Laravel.ADA + Laravel.token(12));

        SanctumExport export = SanctumExport.read(file);

        assertEquals(List.of(), export.skipped());
        assertEquals("Ada Lovelace", export.accounts().get(0).user().name());
    }

    @Test
    void byteOrderMarkMayStandBeforeAQuotationMark() throws IOException {
        Path file = file("\ufeff" + HEADER.replace("user_id,", "\"user_id\",") + Laravel.ADA + Laravel.token(12));

        assertEquals(1, SanctumExport.read(file).accounts().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32LE"})
    void otherByteOrderMarkIsRefusedWithTheWayOut(String encoding) throws IOException {
        String mark =
                encoding.equals("UTF-16") ? "" : "\ufeff"; // Java writes the byte order mark of the first encoding
        Path file = Files.write(directory.resolve("sanctum.csv"), (mark + HEADER).getBytes(encoding));

        assertEquals(file + " is in UTF-16; export it as UTF-8 (in Excel: \"CSV UTF-8\")", refusal(file));
    }

    private static String refusal(Path file) {
        return assertThrows(IOException.class, () -> SanctumExport.read(file)).getMessage();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("sanctum.csv"), text);
    }
}
