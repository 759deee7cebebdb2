package io.keyfolio.vsayagent.message;

/** A server said something that the protocol does not know; says what, in words that are safe to log. */
public final class MalformedMessage extends Exception {

    MalformedMessage(String what) {
        super(what);
    }
}
