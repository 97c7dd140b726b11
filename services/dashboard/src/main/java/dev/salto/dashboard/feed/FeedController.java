package dev.salto.dashboard.feed;

import dev.salto.kit.asking.Caller;
import dev.salto.kit.feed.FeedCursor;
import dev.salto.kit.json.RecordJson;
import dev.salto.kit.view.View;
import dev.salto.records.MatchEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/match-events}: the feed, as pages or as a stream.
 *
 * <p>Both begin with the first event there ever was, so that nobody misses one without wanting to;
 * {@code cursor=latest} begins with the next one, and the {@code asOf} of {@code GET /matches} with
 * what that list does not show yet. A cursor says what was seen of each park: it stays good over
 * restarts and over views built anew, serves pages and streams alike, and holds for the filters
 * that it was taken with. Events of one park always come in their sequence.
 */
@RestController
@RequestMapping("/api/v1/match-events")
public final class FeedController {

  private static final Logger LOG = LoggerFactory.getLogger(FeedController.class);
  private static final String LATEST = "latest";

  private final View view;
  private final KeptEvents kept;
  private final Tail tail;
  private final UnmetOrders unmet;
  private final Streams streams;

  FeedController(
      View dashboardView, KeptEvents kept, Tail tail, UnmetOrders unmet, Streams streams) {
    this.view = dashboardView;
    this.kept = kept;
    this.tail = tail;
    this.unmet = unmet;
    this.streams = streams;
  }

  /**
   * A page of up to {@code size} events, at most 200; {@code next} is the cursor for the one after.
   * Fewer than {@code size} means that there are no more for now.
   */
  @GetMapping
  Map<String, Object> page(@RequestParam MultiValueMap<String, String> parameters)
      throws InterruptedException {
    FeedFilter filter = FeedFilter.of(parameters);
    FeedCursor next = from(parameters.getFirst("cursor"));
    KeptEvents.Batch batch = kept.after(next, filter, filter.request().size());
    for (MatchEvent event : batch.events()) {
      next = next.after(event.getPark(), event.getSequence());
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", batch.events().stream().map(RecordJson::write).toList());
    answer.put("next", next.text());
    return answer;
  }

  /**
   * Every event as one of type {@code message} whose data is the whole match event, and whose id is
   * the cursor behind it. {@code Last-Event-ID}, which a browser sends when it comes back, counts
   * before {@code cursor}. {@link Wanted} unmet orders come beside them as events of type {@code
   * unmet-order} without an id, those that stand before anything else.
   */
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      Caller caller,
      HttpServletResponse response)
      throws InterruptedException {
    MultiValueMap<String, String> ofEvents = new LinkedMultiValueMap<>(parameters);
    ofEvents.keySet().removeAll(Wanted.PARAMETERS);
    FeedFilter filter = FeedFilter.of(ofEvents);
    Wanted wanted = Wanted.of(parameters, filter.request().park(), caller, view);
    boolean back = lastEventId != null && !lastEventId.isBlank();
    FeedCursor from = from(back ? lastEventId : parameters.getFirst("cursor"));
    streams.take();
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // A proxy that collects the answer first would show nothing.
      response.setHeader("X-Accel-Buffering", "no");
      new Reader(
              tail, kept, filter, unmet, wanted, from, response.getOutputStream(), streams.beat())
          .run();
    } catch (IOException e) {
      LOG.debug("A reader of the feed left: {}", e.getMessage());
    } finally {
      streams.giveBack();
    }
  }

  private FeedCursor from(@Nullable String cursor) throws InterruptedException {
    if (cursor == null || cursor.isBlank()) {
      return FeedCursor.START;
    }
    return cursor.equals(LATEST) ? tail.reached() : FeedCursor.parse(cursor);
  }
}
