/** What came back, and when it was asked for; status 0 when nothing came, with the reason as its body. */
record Answer(int status, String body, long started, long ended) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The credential is not good. */
    boolean isRefusal() {
        return status == 401 || status == 403;
    }

    /** The service cannot answer, or is not there. */
    boolean isFailure() {
        return status == 0 || status >= 500;
    }

    /** The text of a member of a flat JSON object. */
    String field(String name) {
        int start = body.indexOf("\"" + name + "\":");
        if (start < 0) {
            throw new IllegalStateException("no " + name + " in an answer with status " + status);
        }
        return body.substring(start + name.length() + 3).replaceFirst("^\"?([^\",}]*)(?s:.*)", "$1");
    }
}
