/**
 * The pages on which members of an organisation write mailings, try them, start them and see what came of them.
 *
 * <p>Invariants: viewers see numbers, campaigners write and start; a list of people who want mail about a petition is for members of an
 * organisation that leads it. Used by nobody.
 */
package org.undersigned.mailing.desk;
