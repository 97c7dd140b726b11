package dev.salto.main.buyerorders;

import dev.salto.buyerorders.BuyerOrdersConfiguration;
import dev.salto.kit.ServiceMain;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service alone. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BuyerOrdersConfiguration.class)
public class BuyerOrdersApplication {

  public static void main(String[] args) {
    ServiceMain.run(BuyerOrdersApplication.class, args);
  }
}
