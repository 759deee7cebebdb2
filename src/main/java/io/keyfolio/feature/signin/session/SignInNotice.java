package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.id.AccountId;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.Outbox;
import io.keyfolio.identity.session.device.DeviceName;
import io.keyfolio.identity.session.device.KnownDevices;
import io.keyfolio.platform.http.lifecycle.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells the owner of an account by mail about a sign-in from a device that the account has not used before. */
@Singleton
class SignInNotice {

    private final KnownDevices devices;
    private final Outbox outbox;

    SignInNotice(KnownDevices devices, Outbox outbox) {
        this.devices = devices;
        this.outbox = outbox;
    }

    /** Notes a sign-in in the present Hibernate session, and stores the mail if the device is new. */
    Uni<Void> note(AccountId account, RequestOrigin origin) {
        return devices.note(account, origin)
                .chain(isNew -> isNew
                        ? outbox.notice(MailKind.NEW_DEVICE, account, details(origin))
                        : Uni.createFrom().voidItem());
    }

    /** The mail may go to an address that was never verified, so it has no name that the client chose. */
    private static Map<String, String> details(RequestOrigin origin) {
        return Map.of("device", DeviceName.ofKnown(origin.userAgent()), "address", origin.address());
    }
}
