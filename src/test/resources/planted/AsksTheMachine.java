package org.undersigned.architecture.planted.signature;

/** Violates that time comes from outside: milliseconds. */
final class AsksTheMachine {
    long now = System.currentTimeMillis();
}
