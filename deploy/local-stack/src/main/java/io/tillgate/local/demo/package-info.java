/**
 * The main job, walked against a running stack: from an account over tokens of every kind to the revocation that every
 * API obeys, and the events that all of it left. RFC 6749 (tokens), RFC 7009 (revocation).
 */
@NullMarked
package io.tillgate.local.demo;

import org.jspecify.annotations.NullMarked;
