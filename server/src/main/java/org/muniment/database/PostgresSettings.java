package org.muniment.database;

import java.lang.management.ManagementFactory;

/** The settings of the embedded PostgreSQL, by the memory of the machine or container. */
final class PostgresSettings {
  private static final long MEGABYTE = 1024 * 1024;

  private PostgresSettings() {}

  static String text() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? text(machine.getTotalMemorySize() / MEGABYTE)
        : text(2048);
  }

  /**
   * What makes a commit durable (fsync, full_page_writes, synchronous_commit) keeps PostgreSQL's
   * own defaults: on.
   *
   * @param memory megabytes
   */
  static String text(long memory) {
    return """
        # Written by Muniment at each start. Settings of your own go into ../local.conf, which wins.

        shared_buffers = %dMB
        effective_cache_size = %dMB
        work_mem = %dMB
        maintenance_work_mem = %dMB
        max_connections = 100
        # Containers often have a small /dev/shm, which parallel queries would fill.
        min_dynamic_shared_memory = 64MB

        # One node, no replicas: bulk work in new tables need not be logged twice.
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 4GB
        min_wal_size = 512MB
        checkpoint_timeout = 15min

        random_page_cost = 1.1
        jit = off

        # Copies and deletes of whole trees change many rows at once.
        autovacuum_naptime = 15s
        autovacuum_vacuum_scale_factor = 0.05
        autovacuum_vacuum_insert_scale_factor = 0.1
        autovacuum_analyze_scale_factor = 0.03
        autovacuum_vacuum_cost_limit = 1000

        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = on
        log_directory = '../log'
        log_filename = 'postgresql-%%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        # Terse leaves the values out that a refused row held.
        log_error_verbosity = terse
        """
        .formatted(
            within(memory / 8, 64, 1024),
            within(memory / 2, 128, 1024 * 1024),
            within(memory / 512, 4, 32),
            within(memory / 32, 32, 512));
  }

  private static long within(long value, long least, long most) {
    return Math.max(least, Math.min(most, value));
  }
}
