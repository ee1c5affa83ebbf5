package dev.gatehouse.spring;

import dev.gatehouse.spi.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions that Spring manages on the data source: inside one, the core works on its
 * connection.
 *
 * <p>It asks for more than a transaction on the thread. One on another data source is none of ours,
 * and what the core commits on its own must not be left to it.
 */
final class SpringTransactions implements HostTransactions {
  private final DataSource dataSource;

  SpringTransactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public boolean active() {
    return TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.isActualTransactionActive()
        && TransactionSynchronizationManager.getResource(dataSource)
            instanceof ConnectionHolder holder
        && inTransaction(holder);
  }

  @Override
  public void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /**
   * The data source for the core: the host's connection inside its transactions, else a new one.
   */
  DataSource joinable() {
    var joining = new TransactionAwareDataSourceProxy(dataSource);
    return new DelegatingDataSource(dataSource) {
      @Override
      public Connection getConnection() throws SQLException {
        return active() ? joining.getConnection() : super.getConnection();
      }
    };
  }

  // a holder may also be left by work outside any transaction on this data source
  private boolean inTransaction(ConnectionHolder holder) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      return holder.isSynchronizedWithTransaction() && !connection.getAutoCommit();
    } catch (SQLException broken) {
      return true;
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
