package io.tillgate.problem;

import java.util.Locale;

/** A kind of problem; an enum of each service implements it. URIs are stable: clients may branch on them. */
public interface ProblemType {

    /** The name of the constant, in upper case with underscores. */
    String name();

    /** The HTTP status. */
    int status();

    /** What it means, for people. */
    String title();

    /** The {@code type} (RFC 9457 section 3.1.1), for example {@code https://tillgate.io/problems/not-found}. */
    default String uri() {
        return "https://tillgate.io/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
