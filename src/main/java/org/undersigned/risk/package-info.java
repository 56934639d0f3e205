/**
 * How much a stranger may cause: facts about requests, nothing about signatures.
 *
 * <p>Invariants: limits are soft, a signature is never refused for one; networks and mailboxes are known by keyed digests in memory
 * only, for a day at most; no third party is asked.
 *
 * <p>Used by features that take something from strangers or send mail for them.
 */
package org.undersigned.risk;
