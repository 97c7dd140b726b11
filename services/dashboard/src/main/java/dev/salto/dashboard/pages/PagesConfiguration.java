package dev.salto.dashboard.pages;

import dev.salto.dashboard.asking.Services;
import dev.salto.kit.view.View;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages. */
@Configuration(proxyBeanMethods = false)
@Import({
  Frame.class,
  OverviewPage.class,
  MatchPages.class,
  DemandPages.class,
  OfferPages.class,
  PlannedPages.class,
  MeasuresPage.class,
  FinancePages.class,
  PilotPages.class,
  PilotDeeds.class,
  GapPages.class,
  PostingPages.class,
  OrderPages.class,
  WorkPages.class,
  ImportPages.class,
  EvidencePages.class,
  FoundingPage.class
})
public class PagesConfiguration {

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("pages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    // One rule of quoting for all phrases, with arguments and without.
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new PageLanguage();
  }

  @Bean
  LookResolver lookResolver(MessageSource messages, Titles pageTitles, Services services) {
    return new LookResolver(new Phrases(messages, pageTitles), services);
  }

  @Bean
  Titles pageTitles(View dashboardView) {
    return new Titles(dashboardView);
  }

  @Bean
  SecurityHeaders securityHeaders() {
    return new SecurityHeaders();
  }

  @Bean
  WebMvcConfigurer pageArguments(LookResolver looks, LocaleResolver language) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(looks);
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor((PageLanguage) language);
      }
    };
  }
}
