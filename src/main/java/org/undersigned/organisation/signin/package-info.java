/**
 * How staff prove who they are: password, second factor, recovery codes, and the pages for it. Each way ends in {@code SignIn}. Nothing
 * here tells whether an address belongs to somebody, neither by words nor by time.
 */
package org.undersigned.organisation.signin;
