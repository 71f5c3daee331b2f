package io.tillgate.resource.enforcement;

/** Receives the progress of the revocation reader. For the reader's thread only. */
public interface Enforcement {
    /** Reports nothing. */
    Enforcement UNTOLD = new Enforcement() {
        @Override
        public boolean mustJoin() {
            return false;
        }

        @Override
        public void join() {
            // not reported
        }

        @Override
        public void joined() {
            // not reported
        }

        @Override
        public void applied(long offset, boolean atOnce) {
            // not reported
        }
    };

    /** Returns whether this instance must join: it has not announced itself, or its lease has expired. */
    boolean mustJoin();

    /**
     * Announces this instance and returns once the announcement is on the topic; later revocations then wait for this
     * instance. Earlier ones must be read before {@link #joined} is called.
     */
    void join() throws InterruptedException;

    /** Reports that everything is applied that was revoked before {@link #join} returned. */
    void joined();

    /**
     * Notes that everything up to an offset is applied.
     *
     * @param atOnce whether this is reported at once, instead of with the next sign of life
     */
    void applied(long offset, boolean atOnce);
}
