/**
 * Passkeys (Web Authentication): adding one, signing in with it, removing it. A passkey alone is enough, because the device asks its
 * owner for finger, face or PIN first, and says so in what it signs. Every challenge works once, for five minutes, in the browser that
 * asked for it. Nothing outside uses this package; the page of signing in shows its button.
 */
package org.undersigned.organisation.passkey;
