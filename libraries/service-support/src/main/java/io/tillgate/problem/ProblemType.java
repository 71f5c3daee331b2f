package io.tillgate.problem;

import java.util.Locale;

/** A problem type, implemented by an enum of each service. URIs are stable: clients may rely on them. */
public interface ProblemType {

    /** The name of the constant, in upper case with underscores. */
    String name();

    /** The HTTP status. */
    int status();

    /** The meaning, for human readers. */
    String title();

    /** The {@code type} (RFC 9457 section 3.1.1), for example {@code https://tillgate.io/problems/not-found}. */
    default String uri() {
        return "https://tillgate.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
