package io.keyfolio.feature.signin;

import io.keyfolio.feature.signin.deletion.AccountDeletion;
import io.keyfolio.feature.signin.deletion.DeleteAccountRequest;
import io.keyfolio.feature.signin.session.SessionIssuer.SignedIn;
import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.AccountSnapshot;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.credential.Ability;
import io.keyfolio.identity.credential.Caller;
import io.keyfolio.identity.credential.Credential;
import io.keyfolio.identity.id.SessionId;
import io.keyfolio.identity.ratelimit.SignUpRateLimited;
import io.keyfolio.identity.session.Session;
import io.keyfolio.platform.concurrency.WithDeadline;
import io.keyfolio.platform.http.query.FieldsParameter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** Authentication in the developer API: register, log in, log out, read and change the user, delete the account. */
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
            description = "Returns the account of the credential. With fields=extended, the response also says whether "
                    + "the e-mail address is verified, which extends the published API.")
    public Uni<DeveloperUserResponse> user(
            @RestQuery
                    @Parameter(
                            description = "Use \"extended\" to get email_verified.",
                            schema = @Schema(enumeration = FieldsParameter.EXTENDED))
                    String fields) {
        AccountSnapshot owner = caller.owner();
        return Uni.createFrom().item(DeveloperUserResponse.of(owner, owner.name(), FieldsParameter.isExtended(fields)));
    }

    @PATCH
    @Path("user")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Credential.SESSION_ROLE)
    @Operation(
            operationId = "updateDeveloperUser",
            summary = "Change the name",
            description = "Changes the display name of the account. The username of the account API does not change. "
                    + "Requires a session token; an API key gets 403. This operation extends the published API.")
    public Uni<DeveloperUserResponse> update(UpdateUserRequest change) {
        AccountSnapshot owner = caller.owner();
        return mutations
                .commit(actors.caller(), mutation -> Account.replaceName(owner.id(), change.name())
                        .call(changed -> mutation.noteIf(changed, AuditAction.NAME_CHANGED)))
                .replaceWith(DeveloperUserResponse.of(owner, change.name(), false));
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
        SessionId session = caller.session();
        return mutations
                .commit(actors.caller(), mutation -> Session.end(session)
                        .call(ended -> mutation.noteIf(ended, AuditAction.SESSION_ENDED, session)))
                .replaceWithVoid();
    }
}
