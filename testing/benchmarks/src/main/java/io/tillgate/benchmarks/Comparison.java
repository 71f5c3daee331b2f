package io.tillgate.benchmarks;

import java.util.List;

/**
 * The same work on both sides, measured in turns.
 *
 * @param work the name of the work
 * @param goal what Tillgate's rate has to be, as a multiple of Keycloak's
 * @param keycloakTurns the turns of Keycloak
 * @param tillgateTurns the turns of Tillgate
 */
record Comparison(String work, double goal, List<Turn> keycloakTurns, List<Turn> tillgateTurns) {
    Medians keycloak() {
        return new Medians(keycloakTurns);
    }

    Medians tillgate() {
        return new Medians(tillgateTurns);
    }

    /** Returns Tillgate's rate as a multiple of Keycloak's; 0 if Keycloak did not answer. */
    double ratio() {
        double theirs = keycloak().perSecond();
        return theirs > 0 ? tillgate().perSecond() / theirs : 0;
    }

    boolean reached() {
        return ratio() >= goal;
    }

    String row() {
        Medians theirs = keycloak();
        Medians ours = tillgate();
        return "| %s | %,.0f | %,.0f | **%.2fx** | %s | %.1f : %.1f | %.1f : %.1f | %,.0f : %,.0f | %s |"
                .formatted(
                        work,
                        theirs.perSecond(),
                        ours.perSecond(),
                        ratio(),
                        "%.1fx, %s".formatted(goal, reached() ? "met" : "**missed**"),
                        theirs.p50Millis(),
                        ours.p50Millis(),
                        theirs.p99Millis(),
                        ours.p99Millis(),
                        theirs.micros(),
                        ours.micros(),
                        (theirs.remark() + " " + ours.remark()).strip());
    }
}
