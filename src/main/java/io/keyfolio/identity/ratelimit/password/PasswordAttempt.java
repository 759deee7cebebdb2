package io.keyfolio.identity.ratelimit.password;

import io.quarkus.runtime.util.HashUtil;
import io.vertx.ext.web.RoutingContext;

/** An attempt at a password: the e-mail address of the account as it is compared, and from where it is tried. */
record PasswordAttempt(String account, String address, RoutingContext request) {

    /** Account and address together. */
    Key key() {
        return new Key(digest(), address);
    }

    /** The account, as long as a digest however long what was sent is. */
    String digest() {
        return HashUtil.sha256(account);
    }

    /** A digest of the account, and the address. */
    record Key(String account, String address) {}
}
