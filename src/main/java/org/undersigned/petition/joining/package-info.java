/**
 * The pages on which an organisation answers for itself: join a campaign, decline, take another role, leave; and those on which a lead sees
 * who has answered. An answer is given by an owner of the organisation, to exactly the words that were on the page.
 */
package org.undersigned.petition.joining;
