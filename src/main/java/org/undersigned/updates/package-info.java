/**
 * The list of those who want mail about a petition: locked by a passphrase, opened in memory for one run of mail. {@link
 * org.undersigned.updates.Unlocking} is where to begin reading.
 */
package org.undersigned.updates;
