package org.undersigned.architecture.planted.signature;

import java.util.Random;

/** Violates that chance comes from outside. */
final class ThrowsDice {
    int eyes(Random dice) {
        return dice.nextInt(6);
    }
}
