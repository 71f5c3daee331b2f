package io.tillgate.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import io.tillgate.auth.UserServiceDouble.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * user-service's {@code /users}, for the accounts of {@link UserServiceDouble}. It believes the token's claims, and refuses
 * what they do not allow, as user-service does.
 */
final class DirectoryDouble {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEMS = "https://tillgate.io/problems/";

    private final Map<String, Known> accounts;
    private final Map<String, Map<String, Object>> profiles;

    DirectoryDouble(Map<String, Known> accounts, Map<String, Map<String, Object>> profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    private record Answer(int status, Object body) {
        static Answer problem(int status, String type, String field, String message) {
            Map<String, Object> body = new HashMap<>(Map.of("type", PROBLEMS + type, "title", type, "status", status));
            if (!field.isEmpty()) {
                body.put("violations", List.of(Map.of("field", field, "message", message)));
            }
            return new Answer(status, body);
        }
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.status() == 204 ? new byte[0] : JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders()
                    .add("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, ParseException {
        JWTClaimsSet caller = SignedJWT.parse(
                        exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()))
                .getJWTClaimsSet();
        List<String> groups = caller.getStringListClaim("groups");
        boolean administrator = groups.contains("administrator")
                && List.of(caller.getStringClaim("scope").split(" ")).contains("admin");
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] sent = exchange.getRequestBody().readAllBytes();
        JsonNode body = JSON.readTree(sent.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : sent);
        boolean own = path.length > 2 && path[2].equals(caller.getSubject());
        if (!administrator && !own) {
            return Answer.problem(403, "forbidden", "", "");
        }
        if (path.length == 2) {
            return exchange.getRequestMethod().equals("POST") ? create(body) : list(exchange);
        }
        Optional<Known> account = accounts.values().stream()
                .filter(known -> known.id().toString().equals(path[2]))
                .findFirst();
        if (account.isEmpty()) {
            return Answer.problem(404, "not-found", "", "");
        }
        if (path.length == 4 && path[3].equals("email-link")) {
            return new Answer(204, Map.of());
        }
        return path.length == 4
                ? password(account.get(), body)
                : switch (exchange.getRequestMethod()) {
                    case "PATCH" -> change(account.get(), body);
                    case "DELETE" -> delete(account.get());
                    default -> new Answer(200, entry(account.get()));
                };
    }

    private Answer list(HttpExchange exchange) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return new Answer(
                200,
                Map.of(
                        "items",
                        accounts.values().stream()
                                .filter(known -> query.contains("q=" + known.userName()))
                                .map(this::entry)
                                .toList()));
    }

    private Answer create(JsonNode body) {
        String userName = body.path("user_name").asText();
        if (accounts.containsKey(userName)) {
            return Answer.problem(409, "user-name-taken", "", "");
        }
        if (!userName.matches("[A-Za-z0-9._@+-]{1,64}")) {
            return Answer.problem(400, "invalid-request", "user_name", "must be 1 to 64 of letters");
        }
        Known made = new Known(
                UUID.randomUUID(),
                userName,
                body.path("password").asText(),
                body.has("password") ? "active" : "pending_activation",
                List.of("user"),
                1,
                now());
        accounts.put(userName, made);
        return new Answer(201, entry(made));
    }

    private Answer change(Known account, JsonNode patch) {
        if (patch.has("email")
                && !account.password().equals(patch.path("current_password").asText())) {
            return Answer.problem(400, "wrong-password", "", "");
        }
        if (patch.path("email").isTextual() && !patch.path("email").asText().contains("@")) {
            return Answer.problem(400, "invalid-request", "email", "must be an email address");
        }
        Map<String, Object> profile =
                new HashMap<>(profiles.getOrDefault(account.id().toString(), Map.of()));
        patch.fields().forEachRemaining(field -> {
            if (field.getValue().isNull()) {
                profile.remove(field.getKey());
            } else if (field.getValue().isTextual() && !field.getKey().equals("current_password")) {
                profile.put(
                        field.getKey().equals("email") ? "pending_email" : field.getKey(),
                        field.getValue().asText());
            }
        });
        profiles.put(account.id().toString(), profile);
        List<String> groups = account.groups();
        if (patch.has("groups")) {
            groups = JSON.convertValue(
                    patch.get("groups"), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        }
        Known changed = new Known(
                account.id(),
                account.userName(),
                account.password(),
                patch.path("status").asText(account.status()),
                groups,
                account.version() + 1,
                account.credentialsChangedAt());
        accounts.put(account.userName(), changed);
        return new Answer(200, entry(changed));
    }

    private Answer delete(Known account) {
        accounts.remove(account.userName());
        return new Answer(204, Map.of());
    }

    private Answer password(Known account, JsonNode body) {
        if (!account.password().equals(body.path("current_password").asText())) {
            return Answer.problem(400, "wrong-password", "", "");
        }
        String changed = body.path("new_password").asText();
        if (changed.length() < 8) {
            return Answer.problem(400, "invalid-request", "new_password", "must be 8 to 128 characters");
        }
        accounts.put(
                account.userName(),
                new Known(
                        account.id(),
                        account.userName(),
                        changed,
                        account.status(),
                        account.groups(),
                        account.version() + 1,
                        now()));
        return new Answer(204, Map.of());
    }

    private Map<String, Object> entry(Known account) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "id", account.id().toString(),
                "user_name", account.userName(),
                "status", account.status(),
                "groups", account.groups(),
                "created_at", "2026-01-01T00:00:00Z"));
        Map<String, Object> profile = profiles.getOrDefault(account.id().toString(), Map.of());
        List.of("email", "pending_email", "display_name").forEach(name -> entry.put(name, profile.get(name)));
        return entry;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
