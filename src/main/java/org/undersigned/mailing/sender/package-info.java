/**
 * Whom the mail of an organisation comes from: address, server, key, the DNS records that speak for them, and their check. {@link
 * org.undersigned.mailing.sender.Senders} is where to begin reading; whoever sends for an organisation asks it.
 */
package org.undersigned.mailing.sender;
