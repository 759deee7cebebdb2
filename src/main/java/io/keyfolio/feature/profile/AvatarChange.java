package io.keyfolio.feature.profile;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.audit.Actors;
import io.keyfolio.identity.audit.AuditAction;
import io.keyfolio.identity.audit.Mutations;
import io.keyfolio.identity.id.AccountId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sets and removes the avatar's URL of an account. */
@Singleton
class AvatarChange {

    private final Mutations mutations;
    private final Actors actors;

    AvatarChange(Mutations mutations, Actors actors) {
        this.mutations = mutations;
        this.actors = actors;
    }

    Uni<ProfileResponse.AvatarSet> set(String avatarUrl, AccountId account) {
        return mutations
                .commit(actors.caller(), mutation -> Account.replaceAvatar(account, avatarUrl)
                        .call(changed -> mutation.noteIf(changed, AuditAction.AVATAR_CHANGED)))
                .replaceWith(ProfileResponse.AvatarSet.of(avatarUrl));
    }

    Uni<ProfileResponse.AvatarSet> remove(AccountId account) {
        return mutations
                .commit(actors.caller(), mutation -> Account.removeAvatar(account)
                        .call(removed -> mutation.noteIf(removed, AuditAction.AVATAR_REMOVED)))
                .replaceWith(ProfileResponse.AvatarSet::none);
    }
}
