package org.undersigned.foundation;

/** A command that needs neither settings nor a database: it runs without the application. */
public interface Offline {}
