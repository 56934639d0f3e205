/**
 * How new supporters are divided between the organisations of a campaign that take part: the rule, and the account of each petition.
 *
 * <p>Invariants: the rule knows numbers and organisations, and nobody's data; an organisation is given somebody only while it has received
 * less than what it is entitled to, and never beyond its cap; only those take part who said so themselves.
 */
package org.undersigned.campaign.division;
