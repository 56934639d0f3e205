/**
 * The division of new supporters, as signers meet it: what the box is about, what was said about it and whose turn it is; and {@code
 * Dividing}, which gives each who agreed to the organisation that the rule of {@code campaign.division} picks.
 *
 * <p>Invariants: nobody is given to an organisation that their words did not name, nor to one that they decided about by themselves; each to
 * one at most; who is put aside is given to nobody.
 *
 * <p>Used by {@code consent}, {@code confirming}, {@code own} and {@code signing}.
 */
package org.undersigned.signature.division;
