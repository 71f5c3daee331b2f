package io.tillgate.local.gateway;

/**
 * Maps a path to a service.
 *
 * @param path a path without a trailing slash
 * @param deep whether paths below it match too
 * @param service the service's name, for example {@code auth-service}
 */
record Route(String path, boolean deep, String service) {
    /** Parses the notation of the HTTP contract: {@code /users/**} is deep, {@code /activate} is not. */
    static Route of(String pattern, String service) {
        boolean deep = pattern.endsWith("/**");
        return new Route(deep ? pattern.substring(0, pattern.length() - 3) : pattern, deep, service);
    }

    boolean matches(String requested) {
        return requested.equals(path) || (deep && requested.startsWith(path + "/"));
    }
}
