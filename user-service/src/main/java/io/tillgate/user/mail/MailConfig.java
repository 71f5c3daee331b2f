package io.tillgate.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How mails are sent. The server and the sender's address are {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "tillgate.users.mail")
public interface MailConfig {

    /** How often each instance looks for mails that are due; 10 ms or more. */
    @DurationMin(millis = 10)
    @WithDefault("PT1S")
    Duration pollInterval();

    /** How many mails an instance sends at once; 1 to 100. */
    @Min(1)
    @Max(100)
    @WithDefault("8")
    int maxInFlight();

    /** How long the mail server may take to accept a mail; from 1 s to less than 2 min. */
    @DurationMin(seconds = 1)
    @WithDefault("PT30S")
    Duration timeout();

    /** How long after a failed attempt the next one follows; each further pause is twice as long. */
    @DurationMin(millis = 10)
    @WithDefault("PT2S")
    Duration firstRetry();

    /** The longest pause between attempts: how late a mail may be after the mail server is back. */
    @DurationMin(millis = 10)
    @WithDefault("PT1M")
    Duration longestRetry();

    /** How old a mail may be that the server does not take; then it is given up, with a warning in the log. */
    @DurationMin(minutes = 1)
    @WithDefault("P5D")
    Duration giveUpAfter();

    /** How long the row of a mail stays that was sent or given up, without what it said; at least {@link #quiet()}. */
    @DurationMin(hours = 1)
    @WithDefault("P7D")
    Duration keepEnded();

    /**
     * How many mails an address gets in a day of those that anybody can cause, 1 or more: mails to an address that the
     * account has not proven and, counted apart, password resets of one that it has.
     */
    @Min(1)
    @WithDefault("3")
    int dailyPerAddress();

    /** How long after "sign-ins were blocked" the account gets no other such mail; zero for one at each block. */
    @WithDefault("PT1H")
    Duration quiet();
}
