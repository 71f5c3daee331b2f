package io.tillgate.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses times (RFC 3339), leap seconds included. */
public final class TimeText {
    private static final Pattern SIXTIETH = Pattern.compile("(.{13}:[0-9]{2}):60(?:\\.[0-9]+)?(.{1,6})");
    private static final LocalTime BEFORE_MIDNIGHT = LocalTime.of(23, 59, 59);

    private TimeText() {}

    /**
     * Parses a time. A leap second (RFC 3339 section 5.7) becomes the second after it, since computer clocks do not
     * count leap seconds.
     *
     * @throws DateTimeException if it is not a time, or is a leap second other than at the end of a month in UTC
     */
    public static Instant parse(String text) {
        Matcher leap = SIXTIETH.matcher(text);
        if (!leap.matches()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        OffsetDateTime before =
                OffsetDateTime.parse(leap.group(1) + ":59" + leap.group(2)).withOffsetSameInstant(ZoneOffset.UTC);
        OffsetDateTime after = before.plusSeconds(1);
        if (!before.toLocalTime().equals(BEFORE_MIDNIGHT) || after.getDayOfMonth() != 1) {
            throw new DateTimeException("a leap second is at the end of a month");
        }
        return after.toInstant();
    }
}
