/**
 * What an organisation looks like: one colour and one logo, which its owners choose and which its own link, its own page and its
 * announcements wear. It knows organisations by their ids and no campaign, so that every page may ask for it.
 */
package org.undersigned.campaign.brand;
