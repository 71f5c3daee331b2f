package io.tillgate.audit.search;

import io.tillgate.audit.paging.Cursors;
import io.tillgate.audit.paging.KeysetPosition;
import io.tillgate.audit.paging.QueryParameters;
import io.tillgate.audit.paging.TimeRange;
import io.tillgate.problem.ProblemException;
import io.tillgate.text.UuidText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the query parameters of event searches. */
@ApplicationScoped
class EventQueryParser {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final Set<String> PARAMETERS = Set.of(
            "type",
            "actor",
            "subject",
            "client_id",
            "address",
            "scope",
            "trace_id",
            "account",
            "user_name",
            "from",
            "to",
            "q",
            "limit",
            "cursor");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,255}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}]{1,512}");
    private static final String VALUE_FORM = "must be 1 to 512 characters";

    private final Cursors cursors;

    EventQueryParser(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * Parses filter and paging parameters.
     *
     * @throws ProblemException with all violations if there are any
     */
    EventQuery parse(MultivaluedMap<String, String> given) {
        QueryParameters parameters = new QueryParameters(given, PARAMETERS);
        EventFilter filter = filter(parameters);
        int limit = (int) parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        KeysetPosition after = parameters.place(cursors, filter.fingerprint());
        parameters.check();
        return new EventQuery(filter, limit, after);
    }

    /**
     * Parses the filter parameters.
     *
     * @throws ProblemException with all violations if there are any
     */
    EventFilter parseFilter(MultivaluedMap<String, String> given) {
        QueryParameters parameters = new QueryParameters(given, PARAMETERS);
        EventFilter filter = filter(parameters);
        parameters.check();
        return filter;
    }

    private static EventFilter filter(QueryParameters parameters) {
        TimeRange times = parameters.times();
        return new EventFilter(
                parameters.text("type", TYPE, "must be a type name or its last part"),
                parameters.text("actor", VALUE, VALUE_FORM),
                parameters.text("subject", VALUE, VALUE_FORM),
                parameters.text("client_id", VALUE, VALUE_FORM),
                parameters.text("address", VALUE, VALUE_FORM),
                parameters.text("trace_id", TRACE, "must be 32 hexadecimal digits in lower case"),
                account(parameters),
                parameters.text("user_name", VALUE, VALUE_FORM),
                times.from(),
                times.to(),
                words(parameters));
    }

    private static @Nullable UUID account(QueryParameters parameters) {
        String text = parameters.raw("account");
        UUID account = text == null ? null : UuidText.parse(text).orElse(null);
        if (text != null && account == null) {
            parameters.violate("account", "must be an account id");
        }
        return account;
    }

    private static Set<SearchedWord> words(QueryParameters parameters) {
        Set<SearchedWord> words = words(parameters, "q", SearchedWord::typed);
        words.addAll(words(parameters, "scope", SearchedWord::whole));
        return words;
    }

    private static Set<SearchedWord> words(
            QueryParameters parameters, String name, Function<String, Set<SearchedWord>> split) {
        String text = parameters.raw(name);
        if (text == null) {
            return new LinkedHashSet<>();
        }
        Set<SearchedWord> words = text.length() > 512 ? new LinkedHashSet<>() : split.apply(text);
        if (words.isEmpty()) {
            parameters.violate(name, "must be 1 to 512 characters with a letter or digit among them");
        }
        return words;
    }
}
