package io.keyfolio.identity.ratelimit.password;

import io.quarkus.runtime.util.HashUtil;
import io.vertx.ext.web.RoutingContext;

/** An attempt at a password: the normalized e-mail address of the account, and the address and request that it comes from. */
record PasswordAttempt(String account, String address, RoutingContext request) {

    /** Account and address together. */
    Key key() {
        return new Key(digest(), address);
    }

    /** A digest of the account, whose length does not depend on the text that was sent. */
    String digest() {
        return HashUtil.sha256(account);
    }

    /** A digest of the account, and the address. */
    record Key(String account, String address) {}
}
