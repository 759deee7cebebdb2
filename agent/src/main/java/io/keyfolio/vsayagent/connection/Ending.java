package io.keyfolio.vsayagent.connection;

/** The end of a connection: its consequence and the sentence for the log. */
record Ending(Consequence consequence, String sentence) {

    /** The action after the end of a connection. */
    enum Consequence {
        STOPPED,
        KEY_REFUSED,
        MACHINE_DELETED,
        REPLACED,
        RECONNECT_AT_ONCE,
        RECONNECT,
        RECONNECT_SLOWLY
    }

    static Ending stopped() {
        return new Ending(Consequence.STOPPED, "stopped");
    }

    static Ending lost(String why) {
        return new Ending(Consequence.RECONNECT, why);
    }

    /** The end for a refused handshake. */
    static Ending ofHandshake(int status) {
        return switch (status) {
            case 101 -> lost("the server does not speak " + Dialer.SUBPROTOCOL);
            case 401, 403 ->
                new Ending(
                        Consequence.KEY_REFUSED,
                        "the server refused the API key (HTTP " + status
                                + "): take the account API key from your profile and start vsay-agent again with it");
            default -> lost("the server answered HTTP " + status);
        };
    }

    /** The end for a close of the server. */
    static Ending ofClose(int code, String reason) {
        String closed = "the server closed the connection (" + code + (reason.isEmpty() ? "" : " " + reason) + ")";
        return switch (code) {
            case 1001 -> new Ending(Consequence.RECONNECT_AT_ONCE, closed);
            case 4401 ->
                new Ending(
                        Consequence.KEY_REFUSED,
                        closed + ": take the new API key from your profile and start vsay-agent again with it");
            case 4403 ->
                new Ending(
                        Consequence.MACHINE_DELETED,
                        closed + ": start vsay-agent again if this machine is to be listed as a new one");
            case 4409 ->
                new Ending(
                        Consequence.REPLACED,
                        closed + ": another vsay-agent runs with a copy of this state directory, stop one of the two");
            default -> lost(closed);
        };
    }
}
