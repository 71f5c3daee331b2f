package io.tillgate.resource.spring;

import io.tillgate.resource.TokenIdentity;
import io.tillgate.resource.token.VerifiedToken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The authentication of a verified access token or API key. Its principal is the {@link TokenIdentity}, its name the
 * subject. Scopes become authorities with the prefix {@code SCOPE_}, the account's groups with {@code ROLE_}. It does
 * not contain the token itself.
 */
public final class TokenAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient VerifiedToken token;

    TokenAuthentication(VerifiedToken token) {
        this(token, authorities(token));
    }

    private TokenAuthentication(VerifiedToken token, Collection<GrantedAuthority> authorities) {
        super(authorities);
        this.token = token;
        super.setAuthenticated(true);
    }

    /** Returns a copy for another request, which has its own details. */
    TokenAuthentication copy() {
        return new TokenAuthentication(token, getAuthorities());
    }

    private static Collection<GrantedAuthority> authorities(TokenIdentity token) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        token.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority("SCOPE_" + scope)));
        token.groups().forEach(group -> authorities.add(new SimpleGrantedAuthority("ROLE_" + group)));
        return authorities;
    }

    VerifiedToken token() {
        return token;
    }

    @Override
    public TokenIdentity getPrincipal() {
        return token;
    }

    @Override
    public String getName() {
        return token.subject();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
