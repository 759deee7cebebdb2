package io.keyfolio.feature.signin.session;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.session.SessionTokens;

/** An account, and the token of the session that was just opened on it. */
public record SignedIn(Account account, SessionTokens.Minted token) {}
