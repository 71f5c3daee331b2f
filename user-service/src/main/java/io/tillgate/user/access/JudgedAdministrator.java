package io.tillgate.user.access;

import jakarta.enterprise.context.RequestScoped;

/** Holds whether the caller of this request is an administrator according to this service's own table. */
@RequestScoped
class JudgedAdministrator {
    private boolean listed;

    boolean isListed() {
        return listed;
    }

    void judge(boolean isListed) {
        listed = isListed;
    }
}
