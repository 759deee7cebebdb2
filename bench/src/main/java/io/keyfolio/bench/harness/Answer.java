package io.keyfolio.bench.harness;

/** An answer, and when it was asked for; status 0 when nothing came, with the reason as its body. */
public record Answer(int status, String body, long started, long ended) {

    public static Answer none(Exception reason, long started) {
        return new Answer(0, reason.toString(), started, System.nanoTime());
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The credential is not good. */
    public boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** The value of a member of a flat JSON object. */
    public String field(String name) {
        return Texts.field(name, body);
    }
}
