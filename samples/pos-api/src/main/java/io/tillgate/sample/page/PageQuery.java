package io.tillgate.sample.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a list. The cursor is the id of the last item of the previous page. The caller knows this id,
 * so the cursor needs no signature; it is parsed as a UUID and bound as one.
 */
public class PageQuery {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = "The maximum number of items, 1 to 100.")
    int limit;

    @QueryParam("cursor")
    @Pattern(
            regexp = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            message = "must be the next_cursor of an earlier answer")
    @Parameter(description = "The next_cursor of the previous page.")
    @Nullable
    String cursor;

    /** The maximum number of items. */
    public int limit() {
        return limit;
    }

    /** The id after which an ascending list continues. */
    public UUID after() {
        return cursor == null ? BEFORE_ALL : UUID.fromString(cursor);
    }

    /** The id before which a descending list continues. */
    public UUID before() {
        return cursor == null ? AFTER_ALL : UUID.fromString(cursor);
    }
}
