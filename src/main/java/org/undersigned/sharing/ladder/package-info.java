/**
 * What people are asked after signing: the rules, where campaigners change them, and what became of each step in numbers.
 *
 * <p>Invariants: a number is about a step and a day and about nobody; looking at a page counts nothing; every step can be passed over.
 *
 * <p>Used by {@code sharing.desk}, which leads here.
 */
package org.undersigned.sharing.ladder;
