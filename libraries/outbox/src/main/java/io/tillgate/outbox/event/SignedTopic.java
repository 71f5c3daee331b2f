package io.tillgate.outbox.event;

import io.quarkus.runtime.LaunchMode;
import io.tillgate.event.EventRecord;
import io.tillgate.event.RecordSigner;
import io.tillgate.event.Topic;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A topic whose records its owning service signs. The owner provides it as a bean that is created at startup, so that a
 * service without its key does not start. Immutable.
 */
public final class SignedTopic {
    private static final Logger LOG = Logger.getLogger(SignedTopic.class);
    private static final String KEY = "tillgate.event.signing-key-file";

    private final Topic topic;
    private final RecordSigner signer;

    private SignedTopic(Topic topic, RecordSigner signer) {
        this.topic = topic;
        this.signer = signer;
    }

    /**
     * Creates the topic with the configured key, or with a new key in the profiles dev and test if none is configured.
     *
     * @throws IllegalStateException if no key is configured, or its file cannot be read
     */
    public static SignedTopic of(Topic topic, EventConfig config, LaunchMode launchMode) {
        return new SignedTopic(
                topic,
                config.signingKeyFile()
                        .map(file -> RecordSigner.read(
                                file, config.publishedKeyFiles().orElse(List.of())))
                        .orElseGet(() -> ephemeral(launchMode.isDevOrTest())));
    }

    private static RecordSigner ephemeral(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException(KEY + " must name a file with an RSA key in PEM, the same for all instances"
                    + " (openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072)");
        }
        LOG.info(KEY + " is not set: signing with a temporary key; auth-service rejects records read after this run");
        return RecordSigner.ephemeral();
    }

    /** Returns the record, signed if it belongs to this topic. */
    EventRecord sign(EventRecord record) {
        return record.topic().equals(topic.topicName()) ? signer.sign(record) : record;
    }

    /** The public keys as a JWK set (RFC 7517), the signing one first. */
    String publicKeys() {
        return signer.publicKeys();
    }
}
