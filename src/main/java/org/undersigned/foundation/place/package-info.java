/** Regions of countries, and which postcodes lie in them. */
package org.undersigned.foundation.place;
