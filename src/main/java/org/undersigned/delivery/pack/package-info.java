/** The pack that a target is handed: letter, book, tables, and the manifest that anybody can check offline. */
package org.undersigned.delivery.pack;
