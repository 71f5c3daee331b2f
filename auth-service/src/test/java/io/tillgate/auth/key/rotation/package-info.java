/** Tests of signing keys that come and go. */
package io.tillgate.auth.key.rotation;
