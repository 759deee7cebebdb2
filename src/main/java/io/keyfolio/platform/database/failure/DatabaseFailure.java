package io.keyfolio.platform.database.failure;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kinds of failures of the database: their SQLSTATE codes (PostgreSQL documentation, "PostgreSQL Error Codes"), how the service
 * treats them, and words for operators. {@link DriverFailure} adds the failures without a code.
 */
public enum DatabaseFailure {
    UNREACHABLE(Answer.UNAVAILABLE, "the server cannot be reached, or has closed the connection"),
    NO_PRIMARY(Answer.UNAVAILABLE, "no server is proven to be the primary"),
    QUEUE_FULL(Answer.OVERLOADED, "too many statements wait for a connection of the pool"),
    TLS(Answer.UNAVAILABLE, "the TLS handshake failed; check KEYFOLIO_DB_SSLMODE and the certificates"),
    INPUT_OUTPUT(Answer.UNAVAILABLE, "the connection cannot be used"),
    CONNECTION(Answer.UNAVAILABLE, "the connection failed", "08"),
    STALE_PLAN(Answer.UNAVAILABLE, "the result type of a statement changed during a migration"),
    READ_ONLY(Answer.UNAVAILABLE, "the server or the database accepts reads only; connect to the primary", "25006"),
    IDLE(Answer.UNAVAILABLE, "a transaction of the service was idle for too long", "25P03", "25P04"),
    NO_STATEMENT(
            Answer.UNAVAILABLE, "a prepared statement is missing; a pooler must carry prepared statements", "26000"),
    SIGN_IN_REFUSED(Answer.UNAVAILABLE, "the role or its password is refused", "28"),
    NO_DATABASE(Answer.UNAVAILABLE, "the database is missing; check KEYFOLIO_DB_NAME", "3D000"),
    UNIQUE(Answer.NONE, "a unique constraint is violated", "23505"),
    CONFLICT(Answer.OVERLOADED, "concurrent transactions conflict", "40001"),
    DEADLOCK(Answer.OVERLOADED, "transactions wait for each other", "40P01"),
    NO_RIGHT(Answer.UNAVAILABLE, "the role lacks a right; grant it again", "42501"),
    NO_TABLE(Answer.UNAVAILABLE, "a table is missing; run: keyfolio migrate", "42P01"),
    OTHER_SCHEMA(
            Answer.UNAVAILABLE,
            "the schema lacks a column or a function; run: keyfolio migrate",
            "3F000",
            "42703",
            "42883"),
    TOO_MANY_CONNECTIONS(Answer.UNAVAILABLE, "the server or the role has too many connections", "53300"),
    NO_RESOURCES(Answer.UNAVAILABLE, "the server lacks memory, disk space or another resource", "53"),
    NOT_READY(Answer.UNAVAILABLE, "the database is not in a state to serve", "55000"),
    LOCKED(Answer.OVERLOADED, "another transaction holds a lock", "55P03"),
    CANCELED(Answer.UNAVAILABLE, "a statement was canceled, or took too long", "57014"),
    SHUT_DOWN(Answer.UNAVAILABLE, "the server stops or starts, or ended the connection", "57P01", "57P02", "57P03"),
    INTERVENTION(Answer.UNAVAILABLE, "the server ended the connection", "57"),
    SYSTEM(Answer.UNAVAILABLE, "the server has an error of its operating system", "58");

    /** The start waits for these to pass. */
    private static final Set<DatabaseFailure> PASSING =
            EnumSet.of(UNREACHABLE, NO_PRIMARY, TOO_MANY_CONNECTIONS, SHUT_DOWN);

    /** After these, a statement or a transaction is tried once more. */
    private static final Set<DatabaseFailure> REPEATABLE =
            EnumSet.of(STALE_PLAN, NO_STATEMENT, CONFLICT, DEADLOCK, LOCKED);

    private static final Map<String, DatabaseFailure> BY_CODE = byCode();
    private static final int CLASS_LENGTH = 2;
    private static final int DEEPEST_CAUSE = 12;

    private final Answer answer;
    private final String words;
    private final String codes;

    DatabaseFailure(Answer answer, String words, String... codes) {
        this.answer = answer;
        this.words = words;
        this.codes = String.join(" ", codes);
    }

    /** The kind of a failure, or of the first of its causes that has one; empty when the database is not the cause. */
    public static Optional<DatabaseFailure> of(Throwable failure) {
        return ofAllCauses(failure).findFirst();
    }

    /** Whether a statement or transaction that failed may succeed at once when it is repeated. */
    public static boolean isRepeatable(Throwable failure) {
        return of(failure).filter(REPEATABLE::contains).isPresent();
    }

    /** Whether a connection cannot execute a prepared statement any more, so that another connection is needed. */
    public static boolean isOfLostStatement(Throwable failure) {
        return STALE_PLAN.isCauseOf(failure) || NO_STATEMENT.isCauseOf(failure);
    }

    /**
     * Whether the server may accept connections soon. A refused certificate also has an {@code IOException} among its causes, but
     * stays refused.
     */
    public static boolean isPassing(Throwable failure) {
        List<DatabaseFailure> kinds = ofAllCauses(failure).toList();
        return !kinds.contains(TLS) && kinds.stream().anyMatch(PASSING::contains);
    }

    /** Whether a failure is the violation of the unique constraint with that name, in any language of the server. */
    public static boolean violates(Throwable failure, String constraint) {
        return causes(failure)
                .anyMatch(cause ->
                        DriverFailure.kind(cause).filter(UNIQUE::equals).isPresent()
                                && String.valueOf(cause.getMessage()).contains(constraint));
    }

    /** The kind with a SQLSTATE code: that of the code itself, or else that of its class. */
    static Optional<DatabaseFailure> ofSqlState(String code) {
        String ofClass = code.substring(0, Math.min(CLASS_LENGTH, code.length()));
        return Optional.ofNullable(BY_CODE.getOrDefault(code, BY_CODE.get(ofClass)));
    }

    /** Whether this is the kind of the failure or of one of its causes. */
    public boolean isCauseOf(Throwable failure) {
        return ofAllCauses(failure).anyMatch(this::equals);
    }

    /** Whether requests cannot be served until the database, or its configuration, is mended. */
    public boolean isUnavailable() {
        return answer == Answer.UNAVAILABLE;
    }

    /** Whether there is too much to do at the moment; a later request may succeed. */
    public boolean isOverloaded() {
        return answer == Answer.OVERLOADED;
    }

    /** What has happened, and what helps, in words for operators. */
    public String words() {
        return words;
    }

    private static Map<String, DatabaseFailure> byCode() {
        Map<String, DatabaseFailure> kinds = new HashMap<>();
        for (DatabaseFailure kind : values()) {
            for (String code : kind.codes.split(" ", -1)) {
                kinds.put(code, kind);
            }
        }
        kinds.remove(""); // of the kinds without a code
        return kinds;
    }

    private static Stream<DatabaseFailure> ofAllCauses(Throwable failure) {
        return causes(failure).flatMap(cause -> DriverFailure.kind(cause).stream());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    /** The answer to a request that failed. */
    private enum Answer {
        /** 503, because the database is unavailable. */
        UNAVAILABLE,
        /** 503, because there is too much to do. */
        OVERLOADED,
        /** Another one, which depends on the request. */
        NONE
    }
}
