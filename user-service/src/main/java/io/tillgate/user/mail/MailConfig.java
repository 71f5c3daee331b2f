package io.tillgate.user.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The sending of mails. The server and the sender's address are {@code quarkus.mailer.*}. */
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

    /** How long delivery of a mail is attempted; then it is given up, with a warning in the log. */
    @DurationMin(minutes = 1)
    @WithDefault("P5D")
    Duration giveUpAfter();

    /** How long the row of a mail that was sent or given up is kept, without its content; at least {@link #quiet()}. */
    @DurationMin(hours = 1)
    @WithDefault("P7D")
    Duration keepEnded();

    /**
     * How many mails that others can cause are sent to an address per day, 1 or more. Counted separately: mails to an
     * unverified address, password resets of accounts that have not verified it, password resets of accounts that have,
     * and mails caused by administrators.
     */
    @Min(1)
    @WithDefault("3")
    int dailyPerAddress();

    /**
     * How many mails of one kind an account gets per day about operations without a limit, 1 or more: new API keys, new
     * API apps, and new secrets of apps. The audit log contains all of them.
     */
    @Min(1)
    @WithDefault("10")
    int dailyPerAccount();

    /** How long after a mail about blocked sign-ins an account gets no other; zero sends one for each block. */
    @WithDefault("PT1H")
    Duration quiet();
}
