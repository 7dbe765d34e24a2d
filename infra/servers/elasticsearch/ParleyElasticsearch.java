import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Starts the Elasticsearch server core as one local node: home folder, data folder, HTTP port, transport port. */
public final class ParleyElasticsearch {
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("path.data", args[1])
            .put("path.logs", home.resolve("logs"))
            .put("cluster.name", "parley")
            .put("node.name", "parley-1")
            .put("http.port", args[2])
            .put("transport.port", args[3])
            .put("http.host", "127.0.0.1")
            .put("transport.host", "127.0.0.1")
            .put("discovery.type", "single-node")
            // One node on a shared disk: there is nowhere to move a shard to, so the disk watermarks would only block writes.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    LogConfigurator.configureESLogging();
    LogConfigurator.setNodeName("parley-1");
    LogConfigurator.configureWithoutConfig(settings);
    PluginsLoader loader =
        PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(home.resolve("modules")), Set.of(), Map.of(), false);
    Node node = new Node(new Environment(settings, home.resolve("config")), loader);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, stopped)));
    node.start();
    stopped.await();
  }

  private static void close(Node node, CountDownLatch stopped) {
    try {
      node.prepareForClose();
      node.close();
      node.awaitClose(10, TimeUnit.SECONDS);
    } catch (Exception error) {
      error.printStackTrace();
    } finally {
      stopped.countDown();
    }
  }
}
