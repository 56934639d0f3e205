/** That a petition was handed over, that it was received, and what was answered. All of it is public. */
package org.undersigned.delivery.handover;
