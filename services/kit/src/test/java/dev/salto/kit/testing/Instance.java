package dev.salto.kit.testing;

import dev.salto.kit.view.Projection;
import dev.salto.kit.view.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One instance of a service's view; several may share a database. Closing it stops the view. */
public final class Instance implements AutoCloseable {

  private final Breakable database;
  private final JdbcClient jdbc;
  private final View view;

  /** A view that runs in the database of this name. */
  public Instance(String database, String schema, Projection<?>... projections) {
    this.database =
        new Breakable(
            new DriverManagerDataSource(
                "jdbc:h2:mem:"
                    + database
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                ""));
    this.jdbc = JdbcClient.create(this.database);
    this.view =
        new View(
            schema,
            Broker.bootstrapServers(),
            Broker.admin(),
            jdbc,
            new TransactionTemplate(new JdbcTransactionManager(this.database)),
            Broker.counts(),
            List.of(projections));
    view.start();
  }

  public View view() {
    return view;
  }

  /** Its database answers, or fails. */
  public void databaseAnswers(boolean answers) {
    database.answers = answers;
  }

  /** The rows of a table of the view, in a fixed order. */
  public List<Map<String, Object>> rows(String table) {
    return jdbc.sql("SELECT * FROM " + view.name() + "." + table + " ORDER BY 1, 2, 3, 4")
        .query((row, n) -> {
          Map<String, Object> cells = new java.util.TreeMap<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object cell = row.getObject(i);
            cells.put(
                row.getMetaData().getColumnLabel(i),
                cell instanceof byte[] bytes
                    ? java.util.HexFormat.of().formatHex(bytes)
                    : String.valueOf(cell));
          }
          return cells;
        })
        .list();
  }

  /** Throws the view away, as an operator may. */
  public void dropSchema() {
    jdbc.sql("DROP SCHEMA " + view.name() + " CASCADE").update();
  }

  /** Makes the view one that a build with another layout left behind. */
  public void makeOlder() {
    jdbc.sql("UPDATE %s.layout SET version = version - 1".formatted(view.name())).update();
    jdbc.sql("UPDATE %s.document SET status = 'OLD'".formatted(view.name())).update();
    jdbc.sql("DELETE FROM %s.tag".formatted(view.name())).update();
  }

  @Override
  public void close() {
    view.stop();
  }

  private static final class Breakable extends DelegatingDataSource {
    private volatile boolean answers = true;

    Breakable(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (!answers) {
        throw new SQLException("the database is down");
      }
      return super.getConnection();
    }
  }
}
