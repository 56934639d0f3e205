/**
 * What comes back: bounces, complaints, reports of providers. It finds the mail that something is about and tells {@link
 * org.undersigned.mailing.returned.MailReturned}; what follows from that is for those who sent it. Nothing here knows a signature.
 */
package org.undersigned.mailing.returned;
