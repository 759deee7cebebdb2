package io.keyfolio.bench.harness;

/**
 * A response, with the times of request and response. Status 0 means no response; the body is then the reason.
 *
 * @param hasRetryAfter whether the response says when to repeat the request
 */
public record Answer(int status, String body, boolean hasRetryAfter, long started, long ended) {

    public static Answer none(Exception reason, long started) {
        return new Answer(0, reason.toString(), false, started, System.nanoTime());
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the service refused the credential. */
    public boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** The value of a member of the body, a flat JSON object. */
    public String field(String name) {
        return Texts.field(name, body);
    }
}
