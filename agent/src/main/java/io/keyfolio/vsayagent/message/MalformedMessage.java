package io.keyfolio.vsayagent.message;

/** A message of the server that violates the protocol, with a description that is safe to log. */
public final class MalformedMessage extends Exception {

    MalformedMessage(String what) {
        super(what);
    }
}
