package org.muniment.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** A connection beside the pool, for what has to keep one. */
final class DirectConnection {
  private DirectConnection() {}

  /** The driver is asked directly: the driver manager knows only drivers of its class loader. */
  static Connection open(DatabaseConfig config, String applicationName) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", config.user());
    properties.setProperty("password", config.password());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "10");
    Connection connection = new Driver().connect(config.url(), properties);
    if (connection == null) {
      throw new SQLException("Not the URL of a PostgreSQL database: " + config.url());
    }
    return connection;
  }
}
