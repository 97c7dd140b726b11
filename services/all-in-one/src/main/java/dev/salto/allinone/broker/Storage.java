package dev.salto.allinone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder that a broker keeps its log in. */
record Storage(Path folder) {

  /** Formats the folder unless that was done before, and says which cluster it belongs to. */
  String clusterId() {
    try {
      Files.createDirectories(folder);
      Path properties = folder.resolve("meta.properties");
      if (!Files.exists(properties)) {
        format();
      }
      Properties written = new Properties();
      try (Reader reader = Files.newBufferedReader(properties)) {
        written.load(reader);
      }
      String clusterId = written.getProperty("cluster.id");
      if (clusterId == null) {
        throw new BrokerException(properties + " names no cluster.id", null);
      }
      return clusterId;
    } catch (IOException | FormatterException e) {
      throw new BrokerException("the broker's folder " + folder + " cannot be used: " + e, e);
    }
  }

  private void format() throws IOException {
    String directory = folder.toString();
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
            .setNodeId(BrokerSettings.NODE_ID)
            .setClusterId(Uuid.randomUuid().toString())
            .setDirectories(List.of(directory))
            .setMetadataLogDirectory(directory)
            .setControllerListenerName(BrokerSettings.CONTROLLER)
            .setHasDynamicQuorum(false)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION);
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
