package io.tillgate.audit.verification;

import io.smallrye.mutiny.Uni;
import io.tillgate.audit.tree.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Recomputes a part of the log before something is done with it. Safe for concurrent use. */
@ApplicationScoped
public class PartCheck {
    private final LeafRanges ranges;
    private final Verification verification;

    PartCheck(LeafRanges ranges, Verification verification) {
        this.ranges = ranges;
        this.verification = verification;
    }

    /** The root of the tree up to the end of the part; empty where a record does not hold, or is not signed yet. */
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
