package io.tillgate.user.access;

import jakarta.enterprise.context.RequestScoped;

/** Whether the caller of this request administers, by this service's own table. */
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
