package io.tillgate.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The issuer's keys in the database: made at the first start of the first instance, opened by every instance. */
@ApplicationScoped
public class KeyStore {
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;
    private static final String SIGNING_KEY = "signing-key";

    private final Pool pool;
    private final MasterKey masterKey;
    private final KeyRing ring;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeyStore(Pool pool, MasterKey masterKey, KeyRing ring, Clock clock) {
        this.pool = pool;
        this.masterKey = masterKey;
        this.ring = ring;
        this.clock = clock;
    }

    /** Loads the {@link KeyRing}; what is missing is made first, once, however many instances start at the same time. */
    public Uni<Void> load() {
        return pool.withTransaction(tx -> tx.query("LOCK TABLE secret_key, signing_key IN EXCLUSIVE MODE")
                .execute()
                .flatMap(locked -> secret(tx, "secret-hash"))
                .flatMap(secretHash -> secret(tx, "refresh-token")
                        .flatMap(refreshToken ->
                                signingKeys(tx).invoke(keys -> ring.load(keys, secretHash, refreshToken))))
                .replaceWithVoid());
    }

    private Uni<byte[]> secret(SqlConnection tx, String purpose) {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        return tx.preparedQuery("INSERT INTO secret_key (purpose, key_encrypted) VALUES ($1, $2)"
                        + " ON CONFLICT (purpose) DO NOTHING")
                .execute(Tuple.of(purpose, Buffer.buffer(masterKey.encrypt(purpose, fresh))))
                .flatMap(inserted -> tx.preparedQuery("SELECT key_encrypted FROM secret_key WHERE purpose = $1")
                        .execute(Tuple.of(purpose)))
                .map(rows -> masterKey.decrypt(
                        purpose,
                        rows.iterator().next().getDelegate().getBuffer(0).getBytes()));
    }

    private Uni<List<RSAKey>> signingKeys(SqlConnection tx) {
        return tx.query("SELECT jwk_encrypted FROM signing_key ORDER BY created_at DESC")
                .execute()
                .flatMap(rows -> rows.size() > 0
                        ? Uni.createFrom().item(open(rows))
                        : addSigningKey(tx).map(List::of));
    }

    private Uni<RSAKey> addSigningKey(SqlConnection tx) {
        RSAKey key = generate();
        byte[] sealed = masterKey.encrypt(SIGNING_KEY, key.toJSONString().getBytes(StandardCharsets.UTF_8));
        return tx.preparedQuery(
                        "INSERT INTO signing_key (kid, algorithm, jwk_encrypted, created_at) VALUES ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        key.getKeyID(),
                        key.getAlgorithm().getName(),
                        Buffer.buffer(sealed),
                        clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWith(key);
    }

    private List<RSAKey> open(RowSet<Row> rows) {
        List<RSAKey> keys = new ArrayList<>();
        for (Row row : rows) {
            byte[] jwk = masterKey.decrypt(
                    SIGNING_KEY, row.getDelegate().getBuffer(0).getBytes());
            try {
                keys.add(RSAKey.parse(new String(jwk, StandardCharsets.UTF_8)));
            } catch (ParseException e) {
                throw new IllegalStateException("the database holds a signing key that is no RSA JWK", e);
            }
        }
        return keys;
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("RSA key generation is part of every Java platform", e);
        }
    }
}
