package io.keyfolio.problem;

/** The operator has switched off what was asked for; no credential changes that. */
public final class FeatureDisabled extends DomainException {

    public FeatureDisabled(String sentence) {
        super(sentence);
    }

    @Override
    int statusIn(Dialect dialect) {
        return 403;
    }
}
