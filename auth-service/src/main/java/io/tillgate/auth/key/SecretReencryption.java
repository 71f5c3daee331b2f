package io.tillgate.auth.key;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Re-encrypts secrets that are under another key-encryption key. Each row is updated on its own, and only if it is
 * unchanged since it was read: concurrent runs do not interfere, and after a crash every row can still be decrypted.
 */
@ApplicationScoped
class SecretReencryption {
    private static final Logger LOG = Logger.getLogger(SecretReencryption.class);

    private final Pool pool;
    private final MasterKey masterKey;

    SecretReencryption(Pool pool, MasterKey masterKey) {
        this.pool = pool;
        this.masterKey = masterKey;
    }

    /** Returns how many secrets were re-encrypted. Reads none if no other key is configured. */
    Uni<Integer> run() {
        return masterKey.isChanging()
                ? table("SELECT kid, '" + KeyStore.SIGNING_KEY + "', jwk_encrypted FROM signing_key", """
                        UPDATE signing_key SET jwk_encrypted = $3 WHERE kid = $1 AND jwk_encrypted = $2""")
                        .flatMap(keys -> table("SELECT purpose, purpose, key_encrypted FROM secret_key", """
                                UPDATE secret_key SET key_encrypted = $3 WHERE purpose = $1 AND key_encrypted = $2""")
                                .map(secrets -> keys + secrets))
                        .invoke(renewed -> LOG.infof(
                                "%d secrets were re-encrypted; the key of %s decrypts all", renewed, MasterKey.SETTING))
                : Uni.createFrom().item(0);
    }

    /**
     * @param select the id of each row, the purpose of its secret and the secret
     * @param update of a row by its id, from one encrypted secret to another
     */
    private Uni<Integer> table(String select, String update) {
        return pool.query(select)
                .execute()
                .flatMap(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> renew(row, update))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)));
    }

    private Uni<Integer> renew(Row row, String update) {
        Buffer encrypted = row.getDelegate().getBuffer(2);
        Optional<byte[]> renewed = masterKey.renewed(row.getString(1), encrypted.getBytes());
        return renewed.isEmpty()
                ? Uni.createFrom().item(0)
                : pool.preparedQuery(update)
                        .execute(Tuple.of(row.getString(0), encrypted, Buffer.buffer(renewed.get())))
                        .map(SqlResult::rowCount);
    }
}
