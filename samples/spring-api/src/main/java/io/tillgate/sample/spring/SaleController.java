package io.tillgate.sample.spring;

import io.tillgate.resource.TokenIdentity;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sells and refunds, and shows the caller's token. */
@RestController
class SaleController {

    @PostMapping("/sales")
    @PreAuthorize("hasAuthority('SCOPE_sales:create')")
    Map<String, Object> sell(@AuthenticationPrincipal TokenIdentity caller) {
        return Map.of("sold", true, "by", caller.subject());
    }

    @PostMapping("/refunds")
    @PreAuthorize("hasAuthority('SCOPE_sales:refund')")
    Map<String, Object> refund() {
        return Map.of("refunded", true);
    }

    /** Refunds one item and sells another in one request. */
    @PostMapping("/exchanges")
    @PreAuthorize("hasAuthority('SCOPE_sales:refund') and hasAuthority('SCOPE_sales:create')")
    Map<String, Object> exchange() {
        return Map.of("exchanged", true);
    }

    @GetMapping("/administration")
    @PreAuthorize("hasRole('administrator')")
    Map<String, Object> administration() {
        return Map.of("administration", true);
    }

    @GetMapping("/me")
    Map<String, Object> me(@AuthenticationPrincipal TokenIdentity caller) {
        Map<String, Object> me = new TreeMap<>();
        me.put("subject", caller.subject());
        me.put("client_id", caller.clientId());
        me.put("token_id", caller.tokenId());
        me.put("scopes", new TreeSet<>(caller.scopes()));
        me.put("groups", new TreeSet<>(caller.groups()));
        return me;
    }
}
