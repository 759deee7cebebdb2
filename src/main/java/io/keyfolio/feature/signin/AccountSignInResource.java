package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.identity.account.AccountKeys;
import io.keyfolio.identity.ratelimit.SignUpRateLimited;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Sign-up and login in the account API. */
@Path("/api")
@WithDeadline
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
public class AccountSignInResource {

    private final SignUp signUp;
    private final SignIn signIn;
    private final AccountKeys accountKeys;

    AccountSignInResource(SignUp signUp, SignIn signIn, AccountKeys accountKeys) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.accountKeys = accountKeys;
    }

    @POST
    @Path("signup")
    @SignUpRateLimited
    @ResponseStatus(201)
    @APIResponseSchema(value = SignedInResponse.class, responseCode = "201")
    @Operation(
            operationId = "signUp",
            summary = "Sign up",
            description = "Creates an account and opens a session. The body has at most 4 KB. The response is 403 if "
                    + "the operator has closed sign-up (KEYFOLIO_SIGN_UP).")
    public Uni<SignedInResponse> signUp(SignUpRequest wanted) {
        return signUp.withUsername(wanted).map(made -> view("Account created successfully", made));
    }

    @POST
    @Path("login")
    @Operation(operationId = "logIn", summary = "Log in", description = LoginRequest.DESCRIPTION)
    public Uni<SignedInResponse> logIn(LoginRequest loginRequest) {
        return signIn.open(loginRequest).map(opened -> view("Login successful", opened));
    }

    private SignedInResponse view(String message, SignedIn signedIn) {
        return SignedInResponse.of(message, signedIn, accountKeys.reveal(signedIn.account()));
    }
}
