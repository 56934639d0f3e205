/**
 * Where staff write a letter, choose its targets, switch the test off, see what became of it and record what targets answered.
 *
 * <p>Invariants: members of a lead look, campaigners of a lead act, and that letters go to targets needs a second person wherever there is
 * one. Nobody here sees what anybody wrote.
 *
 * <p>Used by nobody.
 */
package org.undersigned.letter.desk;
