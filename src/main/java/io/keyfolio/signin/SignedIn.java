package io.keyfolio.signin;

import io.keyfolio.account.Account;
import io.keyfolio.session.SessionTokens;

/** An account and the session that was just opened on it. */
public record SignedIn(Account account, SessionTokens.Minted token) {}
