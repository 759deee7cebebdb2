package io.keyfolio.platform.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the links in mails lead: a path below {@code KEYFOLIO_PUBLIC_URL}, or a whole URL. */
@ConfigMapping(prefix = "keyfolio.mail.link")
public interface MailLinkConfig {

    /** The page that sets a new password, with the token in its fragment. */
    @WithDefault("/account/reset-password")
    String resetPassword();

    /** The page that verifies an e-mail address, with the token in its fragment. */
    @WithDefault("/account/verify-email")
    String verifyEmail();

    /** The page that undoes a change of an e-mail address, with the token in its fragment. */
    @WithDefault("/account/undo-email-change")
    String undoEmailChange();
}
