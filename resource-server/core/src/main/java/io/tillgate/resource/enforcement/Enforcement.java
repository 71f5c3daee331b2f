package io.tillgate.resource.enforcement;

/** What the reader of the revocations tells on its way. For its thread. */
public interface Enforcement {
    /** Tells nobody. */
    Enforcement UNTOLD = new Enforcement() {
        @Override
        public boolean mustJoin() {
            return false;
        }

        @Override
        public void join() {
            // nobody is told
        }

        @Override
        public void joined() {
            // nobody is told
        }

        @Override
        public void applied(long offset) {
            // nobody is told
        }
    };

    /** Whether nobody reckons with this instance: it has not said yet that it is there, or not for too long. */
    boolean mustJoin();

    /**
     * Says that this instance is there, and returns once that is on the topic: what is revoked later waits for it. What was
     * revoked earlier is to be read before {@link #joined}.
     */
    void join() throws InterruptedException;

    /** Everything is applied that was revoked before {@link #join} returned. */
    void joined();

    /** Everything up to an offset is applied. */
    void applied(long offset);
}
