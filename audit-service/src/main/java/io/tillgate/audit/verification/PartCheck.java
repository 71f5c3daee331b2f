package io.tillgate.audit.verification;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.tree.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Verifies a part of the log before it is dropped. Safe for concurrent use. */
@ApplicationScoped
public class PartCheck {
    private final LeafRanges ranges;
    private final Verification verification;

    PartCheck(LeafRanges ranges, Verification verification) {
        this.ranges = ranges;
        this.verification = verification;
    }

    /** Returns the root hash of the tree up to the end of the part; empty if a record is invalid or not signed yet. */
    public Uni<Optional<Hash>> root(long first, long end) {
        return ranges.between(first, end)
                .chain(range -> range.map(part -> verification
                                .check(part)
                                .map(checked -> Optional.of(checked)
                                        .filter(VerificationResponse::holds)
                                        .filter(found -> found.records() == end - first)
                                        .map(found -> Hash.of(found.rootHash()))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
