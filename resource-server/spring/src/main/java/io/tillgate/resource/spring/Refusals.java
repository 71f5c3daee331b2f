package io.tillgate.resource.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.HandlerMapping;

/** Answers requests whose token or API key is not accepted with problem details (RFC 6750 section 3.1). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final String apiKeyHeader;
    private final RequiredScopes scopes = new RequiredScopes();

    Refusals(String apiKeyHeader) {
        this.apiKeyHeader = apiKeyHeader;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof AuthenticationServiceException) {
            unavailable(response);
            return;
        }
        if (!(exception instanceof OAuth2AuthenticationException)) {
            // RFC 6750 section 3.1: a request without a token gets no error code.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tillgate\"");
            problem(
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "missing-token",
                    "The request has no access token",
                    "");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        boolean isKey = request.getHeader(apiKeyHeader) != null;
        problem(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                isKey ? "invalid-api-key" : "invalid-token",
                isKey ? "The API key is not valid" : "The access token is not valid",
                "");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        commence(request, response, exception);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        String required =
                String.join(" ", scopes.of(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)));
        String challenge = "Bearer error=\"insufficient_scope\"";
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                required.isEmpty() ? challenge : challenge + ", scope=\"" + required + "\"");
        problem(
                response,
                HttpServletResponse.SC_FORBIDDEN,
                "insufficient-scope",
                "The access token does not allow this",
                required.isEmpty() ? "" : "Required scope: " + required);
    }

    /** Answers 503: the token's validity, or whether it suffices, is unknown now. */
    static void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        problem(
                response,
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "unavailable",
                "Access tokens cannot be checked at the moment",
                "");
    }

    /** @param detail the details of this occurrence; omitted if empty */
    private static void problem(HttpServletResponse response, int status, String type, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"https://tillgate.io/problems/%s\",\"title\":\"%s\",\"status\":%d%s}"
                        .formatted(type, title, status, detail.isEmpty() ? "" : ",\"detail\":\"" + detail + "\""));
    }
}
