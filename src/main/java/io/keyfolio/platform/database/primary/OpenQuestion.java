package io.keyfolio.platform.database.primary;

/**
 * A question for a proof that has not been answered yet.
 *
 * @param proof the proof that the question becomes
 * @param nextTransaction the number that the server had not given to a transaction when it was asked
 */
public record OpenQuestion(PrimaryProof proof, long nextTransaction) {

    /** Whether a transaction that the standbys confirmed is an answer: whether it began after the question. */
    public boolean isAnsweredBy(long transaction) {
        return transaction >= nextTransaction;
    }
}
