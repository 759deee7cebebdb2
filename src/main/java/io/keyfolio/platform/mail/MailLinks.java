package io.keyfolio.platform.mail;

import io.keyfolio.platform.http.listen.PublicUrlConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The links in mails. Their host comes from the configuration and never from a request, so that nobody can have a link to a page of
 * their own sent. The token is in the fragment, which browsers send to no server.
 */
@Singleton
public class MailLinks {

    private final MailLinkConfig pages;
    private final Optional<String> publicUrl;
    private final int port;

    MailLinks(MailLinkConfig pages, PublicUrlConfig address, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.pages = pages;
        this.publicUrl = address.publicUrl();
        this.port = port;
    }

    void requirePublicUrl() {
        if (publicUrl.isEmpty()) {
            throw new ConfigurationException(
                    "Set KEYFOLIO_PUBLIC_URL: the links in mails are made from it, such as https://keys.example.com");
        }
    }

    /** The page that sets a new password. */
    public String resetPassword(String token) {
        return link(pages.resetPassword(), token);
    }

    /** The page that verifies an e-mail address. */
    public String verifyEmail(String token) {
        return link(pages.verifyEmail(), token);
    }

    /** The page that undoes a change of an e-mail address. */
    public String undoEmailChange(String token) {
        return link(pages.undoEmailChange(), token);
    }

    private String link(String page, String token) {
        String base = page.startsWith("/") ? publicUrl.orElse("http://localhost:" + port) : "";
        return base + page + "#token=" + token;
    }
}
