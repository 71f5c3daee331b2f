package io.tillgate.user.mail;

import io.tillgate.user.language.Language;
import java.util.UUID;

/**
 * Who gets a mail.
 *
 * @param accountId the account
 * @param address its email address
 * @param userName its name, for the greeting
 * @param language the language to write in
 */
public record Recipient(UUID accountId, String address, String userName, Language language) {}
