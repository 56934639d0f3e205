/**
 * Organisations that are asked to be partners of a campaign, and what they answer: asked, joined, declined, left. And the arrangement by
 * which leads and co-hosts share responsibility for the data.
 *
 * <p>What a lead writes about partners is a wish. Pages, boxes and the workspace go by what is recorded here: before an organisation has
 * joined it stands under nothing, receives nothing and sees nothing of the campaign but the question. An arrangement is never changed; other
 * parties make a new version, and an acceptance is of one version.
 */
package org.undersigned.campaign.partnership;
