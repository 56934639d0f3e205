package org.undersigned.translation;

/**
 * Words that were accepted for a text.
 *
 * @param english the words that they translate: if the program has others by now, these are a translation of something else
 */
public record Accepted(String language, String key, String words, String english) {}
