package dev.salto.allinone;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** All services in one context: each is one configuration that is imported here by name. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AllInOneConfiguration {}
