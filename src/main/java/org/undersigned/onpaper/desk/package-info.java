/**
 * Where campaigners type in what stands on paper, check what others typed in, and import files.
 *
 * <p>Invariants: leads and co-hosts type in every sheet of the petition, a supporting partner its own; nobody checks what they typed in; no
 * page shows who stands on a sheet once it is on disk.
 */
package org.undersigned.onpaper.desk;
