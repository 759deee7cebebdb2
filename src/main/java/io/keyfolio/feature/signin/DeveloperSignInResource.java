package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.deletion.AccountDeletion;
import io.keyfolio.feature.signin.deletion.DeleteAccountRequest;
import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.ratelimit.SignUpRateLimited;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Authentication in the developer API: register, log in, log out, read the user, delete the account. */
@Path("/v1/auth")
@WithDeadline
@Tag(name = "Authentication")
public class DeveloperSignInResource {

    private final SignUp signUp;
    private final SignIn signIn;
    private final Caller caller;
    private final AccountDeletion deletion;
    private final Mutations mutations;
    private final Actors actors;

    DeveloperSignInResource(
            SignUp signUp, SignIn signIn, AccountDeletion deletion, Mutations mutations, Caller caller, Actors actors) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.deletion = deletion;
        this.caller = caller;
        this.mutations = mutations;
        this.actors = actors;
    }

    @POST
    @Path("register")
    @SignUpRateLimited
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = RegisteredResponse.class, responseCode = "201")
    @Operation(
            operationId = "registerDeveloper",
            summary = "Register",
            description = "Creates an account and opens a session. The service derives the username of the account API "
                    + "from the name. The body has at most 4 KB. The response is 403 if the operator has closed "
                    + "sign-up (KEYFOLIO_SIGN_UP).")
    public Uni<RegisteredResponse> register(RegisterRequest wanted) {
        return signUp.withName(wanted).map(SignedIn::token).map(RegisteredResponse::of);
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "logInDeveloper", summary = "Log in", description = LoginRequest.DESCRIPTION)
    public Uni<AccessTokenResponse> logIn(LoginRequest loginRequest) {
        return signIn.open(loginRequest).map(SignedIn::token).map(AccessTokenResponse::of);
    }

    @GET
    @Path("user")
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Ability.PROFILE_READ)
    @Operation(
            operationId = "getDeveloperUser",
            summary = "Get the user",
            description = "Returns the account of the credential.")
    public Uni<DeveloperUserResponse> user() {
        return Uni.createFrom().item(DeveloperUserResponse.of(caller.owner()));
    }

    @DELETE
    @Path("user")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The account is deleted.")
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete the account",
            description = "Deletes the account with its sessions, API keys, account API key, machines and preferences. "
                    + "The service refuses its credentials at once and disconnects its agents. A wrong password "
                    + "gets 422. Requires a session token; an API key gets 403. This operation extends the "
                    + "published API.")
    public Uni<Void> delete(DeleteAccountRequest deleteAccountRequest) {
        return deletion.apply(deleteAccountRequest, caller.account());
    }

    @POST
    @Path("logout")
    @RolesAllowed(Credential.SESSION_ROLE)
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The session is ended.")
    @Operation(
            operationId = "logOut",
            summary = "Log out",
            description = "Ends the session of the token. Requires a session token; an API key gets 403.")
    public Uni<Void> logOut() {
        UUID session = caller.session();
        return mutations
                .commit(actors.caller(), mutation -> Session.end(session)
                        .call(ended -> mutation.noteIf(ended, AuditAction.SESSION_ENDED, session)))
                .replaceWithVoid();
    }
}
