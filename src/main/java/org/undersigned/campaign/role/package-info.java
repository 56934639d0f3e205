/**
 * Which organisations belong to a coalition, and who does what for it: steering, editing, approving, looking after the data. Given by whoever steers, and for approvers by the
 * owners of their own organisation; in force only while the person is a member of an organisation that belongs to the coalition.
 */
package org.undersigned.campaign.role;
