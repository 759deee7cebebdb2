package io.keyfolio.feature.recovery;

import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.mail.MailKind;
import io.keyfolio.identity.mail.MailRequests;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Forgotten passwords and the verification of e-mail addresses in the account API. */
@Path("/api/auth")
@WithDeadline
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class AccountRecoveryResource {

    private final MailRequests mails;
    private final PasswordRecovery passwords;
    private final EmailRecovery addresses;
    private final Caller caller;

    AccountRecoveryResource(MailRequests mails, PasswordRecovery passwords, EmailRecovery addresses, Caller caller) {
        this.mails = mails;
        this.passwords = passwords;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    @Path("forgot-password")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @APIResponseSchema(value = RecoveryResponse.class, responseCode = "202")
    @Operation(
            operationId = "forgotPassword",
            summary = "Ask for a new password",
            description = RecoveryDescriptions.FORGOT)
    public Uni<RecoveryResponse> forgot(ForgotPasswordRequest forgotten) {
        return mails.store(MailKind.RESET_PASSWORD, forgotten.email()).replaceWith(RecoveryResponse.FORGOTTEN);
    }

    @POST
    @Path("reset-password")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resetPassword",
            summary = "Set a new password with a token",
            description = RecoveryDescriptions.RESET)
    public Uni<RecoveryResponse> reset(ResetPasswordRequest wanted) {
        return passwords.complete(wanted).replaceWith(RecoveryResponse.RESET);
    }

    @POST
    @Path("verify-email")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyEmail",
            summary = "Verify an e-mail address",
            description = RecoveryDescriptions.VERIFY)
    public Uni<RecoveryResponse> verify(VerifyEmailRequest proof) {
        return addresses.verify(proof).replaceWith(RecoveryResponse.VERIFIED);
    }

    @POST
    @Path("resend-verification")
    @RolesAllowed(Credential.SESSION_ROLE)
    @ResponseStatus(202)
    @APIResponseSchema(value = RecoveryResponse.class, responseCode = "202")
    @Operation(
            operationId = "resendVerification",
            summary = "Send the verification mail again",
            description = RecoveryDescriptions.RESEND)
    public Uni<RecoveryResponse> resend() {
        return mails.store(MailKind.VERIFY_EMAIL, caller.owner().email()).replaceWith(RecoveryResponse.SENT_AGAIN);
    }
}
