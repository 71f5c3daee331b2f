package io.tillgate.user.activation;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form as a browser without scripts has it: its hidden fields and the cookies that came with it. */
record PageForm(Response page, String action, String csrfToken, Map<String, String> cookies) {
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([A-Za-z0-9_-]{43})\"");

    static PageForm open(String address) {
        return of(given().get(address));
    }

    static PageForm of(Response page) {
        return new PageForm(page, first(ACTION, page), first(TOKEN, page), page.cookies());
    }

    /** Sends it with these fields. */
    Response send(Map<String, String> fields) {
        return filled(fields).post(action);
    }

    RequestSpecification filled(Map<String, String> fields) {
        return given().contentType("application/x-www-form-urlencoded")
                .cookies(cookies)
                .formParam("form_token", csrfToken)
                .formParams(fields);
    }

    private static String first(Pattern pattern, Response page) {
        Matcher matcher = pattern.matcher(page.asString());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + page.asString());
        }
        return matcher.group(1);
    }
}
